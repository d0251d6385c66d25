"""The little Markdown that the generated pages are written in."""

from collections.abc import Iterable, Sequence

MADE_BY = "<!-- Written by docs/generate.py; change the program instead. -->"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with one line per row; empty when there are no rows."""
    lines = [f"| {' | '.join(_cell(c) for c in row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines]) if lines else ""


def page(*parts: str) -> str:
    """A whole page: its parts with an empty line between them, those that are empty left out."""
    return "\n\n".join([MADE_BY, *(part for part in parts if part)]) + "\n"


def code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def block(text: str, language: str = "") -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
