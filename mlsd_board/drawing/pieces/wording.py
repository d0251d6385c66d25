"""What a person typed, made fit to be drawn: no control characters, no direction overrides, no endless strings."""

import re
import unicodedata
from functools import lru_cache

LONGEST = 1000
"""More characters than this never fit a shape; measuring them would only cost time."""

_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Embeddings, overrides and isolates would reach beyond their own label and turn the neighbours around.
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNDRAWABLE = frozenset({"Cc", "Cs", "Cn", "Co"})


@lru_cache(4096)
def one_line(text: str) -> str:
    """The text as a single line: every run of white space becomes one space."""
    return " ".join(_drawable(text[:LONGEST]).split())


def lines(text: str) -> str:
    """The text with its line breaks kept as line feeds."""
    return "\n".join(" ".join(line.split()) for line in _drawable(text[:LONGEST]).split("\n"))


def _drawable(text: str) -> str:
    broken = _BREAKS.sub("\n", text).replace("\t", " ")
    return "".join(c for c in broken if c == "\n" or (_visible(c) and c not in _TURNERS))


def _visible(char: str) -> bool:
    return unicodedata.category(char) not in _UNDRAWABLE
