"""What has no field in a foreign format comes back as it went, and rubbish is ignored."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.formats import extension
from mlsd_board.formats.extension import Extra
from tests.formats.boards import designs, full_board


def test_every_record_comes_back() -> None:
    for record in full_board().records.values():
        text = extension.written(record, shown="as seen", at="n1")

        assert text.isascii()
        assert "\n" not in text
        assert extension.read(text) == (Extra(record, "as seen", "n1"),)
        assert extension.read(extension.facts(record)) == (Extra(record),)


def test_several_records_travel_as_one_line() -> None:
    records = tuple(full_board().records.values())

    assert [e.record for e in extension.read(extension.written_all(records))] == list(records)


@settings(max_examples=40, deadline=None)
@given(designs())
def test_any_record_comes_back(board) -> None:
    for record in board.records.values():
        assert [e.record for e in extension.read(extension.written(record))] == [record]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[" * 100_000,
        "{}",
        '{"record": 1}',
        '{"record": {"element": "planet", "id": "x"}}',
        '{"record": {"element": ["node"], "id": "x"}}',
        '{"record": {"element": "node", "id": "", "component": "ranker"}}',
        '{"record": {"element": "node", "id": "x", "component": "ranker", "unknown": 1}}',
    ],
)
def test_what_is_not_ours_is_ignored(text: str) -> None:
    assert extension.read(text) == ()


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda c: st.lists(c) | st.dictionaries(st.text(), c))
)
def test_any_json_is_survived(value: object) -> None:
    assert extension.read(value) == () == extension.read(json.dumps(value))
