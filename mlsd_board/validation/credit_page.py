"""A credit's page: its docstring, under fixed headings, as the user reads it."""

from dataclasses import dataclass
from typing import ClassVar

from mlsd_board.validation.page import sections


@dataclass(frozen=True, slots=True)
class CreditPage:
    """What is praised, what earns it, why it is good and who says so."""

    summary: str
    what: str
    why: str
    source: str
    limits: str = ""

    HEADINGS: ClassVar[dict[str, str]] = {
        "What earns it": "what",
        "Why it is good": "why",
        "Source": "source",
        "Known limits": "limits",
    }


def parse_credit_page(docstring: str | None) -> CreditPage:
    """Read a page from a docstring. Raises `PageError` naming what is missing."""
    return CreditPage(**sections(docstring, CreditPage.HEADINGS))
