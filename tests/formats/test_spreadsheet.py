import pytest

from mlsd_board.formats.spreadsheet import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\tx", "\r=x"])
def test_what_would_run_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+1.5", "plain", "", 3, None, -2.5])
def test_all_else_stays_as_it_is(value: object) -> None:
    assert safe_cell(value) == value
