"""What labels are by how they are written: an address such as `POST /orders`, a table such as `gld_sales_daily`, somebody's API."""

import re
from collections.abc import Collection

from mlsd_board.catalog.recognition.fillers import IMPERATIVES, MORE_FILLER
from mlsd_board.catalog.recognition.wording import Piece

_ADDRESS = re.compile(
    r"\W*(?:(?:GET|POST|PUT|PATCH|DELETE)\s+)?/[a-z][\w{}:.*-]*(?:/[\w{}:.*-]+)*", re.IGNORECASE
)
_TABLE = re.compile(
    r"(?:\w+\.)?(?:(?:brz|slv|gld|bronze|silver|gold|dim|fct|fact|mart)_\w+|\w+_(?:daily|hourly|weekly|monthly|hist|tbl|table))\b"
)
_JOBS = MORE_FILLER | {"dag", "etl", "run", "sync", "update", "refresh"}
_ANSWERS = re.compile(r"predict|infer|score")


def form(label: str, first: Piece, known: Collection[str]) -> tuple[str, float, str] | None:
    """A component, how well it fits and why. `first` is the first piece of the label, `known` all words with a meaning."""
    address = _ADDRESS.match(label)
    if address and not _ANSWERS.search(address[0]):
        return "app_backend", 0.9, address[0].strip()
    table = _TABLE.match(label)
    if table and first.words[0] not in IMPERATIVES and _JOBS.isdisjoint(first.words):
        return "data_warehouse", 0.9, table[0]
    *name, last = first.words
    if last in ("api", "apis") and any(word.isalpha() and word not in known for word in name):
        return "external_source", 0.8, " ".join(first.words)
    return None
