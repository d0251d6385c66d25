"""The pages of rules and components in the terminal."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.cli.describe import component_page, rule_page
from mlsd_board.rules import all_rules


@pytest.mark.parametrize("columns", [60, 80])
def test_every_rule_has_a_page_that_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for rule in all_rules():
        page = rule_page(rule)
        assert page.startswith(f"{rule.code} {rule.name}\n")
        assert "How to fix it\n" in page
        assert max(map(len, page.splitlines())) <= columns


def test_every_component_has_a_page_that_fits_the_terminal(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for component in library.components.values():
        page = component_page(component, library)
        assert page.startswith(f"{component.title} ({component.id})\n")
        assert max(map(len, page.splitlines())) <= 60


@pytest.mark.parametrize("name", ["eva002", "EVA002", "no-quality-gate", "feature-store", "Feature Store"])
def test_a_name_may_be_written_in_several_ways(cli, name: str) -> None:
    ran = cli("explain", name)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(("EVA002 no-quality-gate\n", "Feature store (feature_store)\n"))


def test_a_slip_of_the_finger_gets_a_suggestion(cli) -> None:
    assert "Did you mean 'EVA002'?" in cli("explain", "EVA02").err
    assert "Did you mean 'feature_store'?" in cli("explain", "feture_store").err
    assert cli("explain", "qqqqqq").code == 2
