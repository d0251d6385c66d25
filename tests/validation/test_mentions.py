"""Which components a check speaks of, read off its code."""

from collections.abc import Iterator

from mlsd_board.rules import all_rules
from mlsd_board.validation.mentions import mentioned

KNOWN = ("cache", "trainer", "ranker", "fallback", "guardrail", *(f"part_{n}" for n in range(20)))
FEW = frozenset({"cache", "trainer"})
MANY = frozenset(f"part_{n}" for n in range(20))


def deeper() -> str:
    return "ranker"


def check(board: object) -> Iterator[object]:
    """A check that says guardrail in its page only."""
    yield from (FEW, MANY, deeper(), [f"{name}" for name in ("fallback",)], board)


def test_constants_sets_and_what_is_called_in_the_same_module_count() -> None:
    assert mentioned(check, KNOWN) == {"cache", "trainer", "ranker", "fallback"}


def test_rules_name_what_they_are_about(library) -> None:
    rules = {rule.code: mentioned(rule.check, library.components) for rule in all_rules()}

    assert "trainer" in rules["EVA002"]
    assert "feature_store" in rules["FEA002"]
    assert sum(bool(found) for found in rules.values()) > 70
