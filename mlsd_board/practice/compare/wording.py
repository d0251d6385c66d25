"""How a comparison speaks: of one strong answer, never of the right one."""

from collections.abc import Sequence

from mlsd_board.catalog.library import Library
from mlsd_board.model.elements import Node

STRONG = "One strong answer"
_MASS_NOUNS = frozenset(
    {
        "alerting",
        "batch inference",
        "batch ingestion",
        "CI/CD for ML",
        "human evaluation",
        "query understanding",
    }
)


def component_name(component: str, library: Library) -> str:
    """A component as it stands in the middle of a sentence: the first of its names, an acronym kept."""
    title = library.title(component).partition(" / ")[0].partition(" (")[0]
    first = title.split()[0]
    words = component.split("_")
    if title == first and len(words) > 1 and words[0] == first.lower():
        title = " ".join([first, *words[1:]])  # Decision / policy engine: both are engines
    return title if len(first) > 1 and not first[1:].islower() else title[:1].lower() + title[1:]


def a(words: str) -> str:
    """The words with the article that fits, if any does."""
    if words in _MASS_NOUNS:
        return words
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def shown(node: Node, library: Library) -> str:
    """A box for a list: its label, and what it is where the label does not say it."""
    title = library.title(node.component)
    return f"{node.label} ({title})" if node.label and node.label != title else title


def listing(names: Sequence[str]) -> str:
    """Names in one phrase: a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def between(before: Sequence[str], after: Sequence[str]) -> str:
    """Where something stands in the flow; empty where that is unknown."""
    if len(before) == 1 and len(after) == 1:
        return f", between the {before[0]} and the {after[0]}"
    parts = [
        f"after the {listing(before)}" if before else "",
        f"before the {listing(after)}" if after else "",
    ]
    return "".join(f", {part}" for part in parts if part)
