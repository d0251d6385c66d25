"""How a comparison speaks: of one strong answer, never of the right one."""

from collections.abc import Sequence

from mlsd_board.catalog.library import Library
from mlsd_board.model.elements import Node

STRONG = "One strong answer"


def component_name(component: str, library: Library) -> str:
    """A component as it stands in the middle of a sentence."""
    title = library.title(component).partition(" / ")[0].partition(" (")[0]
    first = title.split()[0]
    return title if len(first) > 1 and not first[1:].islower() else title[:1].lower() + title[1:]


def a(words: str) -> str:
    """The words with the article that fits."""
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
    if before and after:
        return f", between the {listing(before)} and the {listing(after)}"
    if before:
        return f", after the {listing(before)}"
    return f", before the {listing(after)}" if after else ""
