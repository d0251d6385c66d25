"""A rule's page: its docstring, under fixed headings, as the user reads it."""

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


class PageError(Exception):
    """A rule's docstring lacks a heading, or has one too many."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a rule looks for, why, how to fix it, its source, the interviewer's question and three hints."""

    summary: str
    what: str
    why: str
    fix: str
    source: str
    question: str
    hints: tuple[str, str, str]
    limits: str = ""

    HEADINGS: ClassVar[dict[str, str]] = {
        "What it looks for": "what",
        "Why it matters": "why",
        "How to fix it": "fix",
        "Source": "source",
        "The interviewer asks": "question",
        "Hints": "hints",
        "Known limits": "limits",
    }


def parse_page(docstring: str | None) -> Page:
    """Read a page from a docstring. Raises `PageError` naming what is missing."""
    parts = sections(docstring, Page.HEADINGS)
    hints = re.findall(r"^\d\. (.+(?:\n {3}.+)*)", parts.pop("hints"), flags=re.MULTILINE)
    if len(hints) != 3:
        msg = f"a page has three hints, this one {len(hints)}"
        raise PageError(msg)
    one_line = [re.sub(r"\s+", " ", hint) for hint in hints]
    return Page(hints=(one_line[0], one_line[1], one_line[2]), **parts)


def sections(docstring: str | None, headings: Mapping[str, str]) -> dict[str, str]:
    """The words before the first heading as `summary`, and the text under each by the name `headings` gives it.

    Only `limits` may be missing. Raises `PageError`.
    """
    text = inspect.cleandoc(docstring or "")
    summary, *rest = re.split(r"^## ", text, flags=re.MULTILINE)
    parts = {"summary": summary.strip()}
    for section in rest:
        heading, _, body = section.partition("\n")
        if heading.strip() not in headings:
            msg = f"unknown heading {heading.strip()!r}"
            raise PageError(msg)
        parts[headings[heading.strip()]] = body.strip()
    wanted = {"its first sentence": "summary", **headings}
    missing = [heading for heading, name in wanted.items() if name != "limits" and not parts.get(name)]
    if missing:
        msg = f"the page lacks {', '.join(missing)}"
        raise PageError(msg)
    return parts
