"""Interfaces by how they are written: an address such as `POST /orders`, or the API of somebody whose name means nothing here."""

import re
from collections.abc import Collection

from mlsd_board.catalog.recognition.wording import Piece

_ADDRESS = re.compile(
    r"\W*(?:(?:GET|POST|PUT|PATCH|DELETE)\s+)?/[a-z][\w{}:.*-]*(?:/[\w{}:.*-]+)*", re.IGNORECASE
)
_ANSWERS = re.compile(r"predict|infer|score")


def interface(label: str, first: Piece, known: Collection[str]) -> tuple[str, float, str] | None:
    """A component, how well it fits and why. `first` is the first piece of the label, `known` all words with a meaning."""
    address = _ADDRESS.match(label)
    if address and not _ANSWERS.search(address[0]):
        return "app_backend", 0.9, address[0].strip()
    *name, last = first.words
    if last in ("api", "apis") and any(word.isalpha() and word not in known for word in name):
        return "external_source", 0.8, " ".join(first.words)
    return None
