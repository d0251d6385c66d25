"""What may go to a terminal or a pipe: characters it can show, nothing that steers it, colour only where wanted."""

import codecs
import json
import os
import shutil
import sys
import unicodedata
from io import StringIO, TextIOWrapper

_PLAIN = {
    "✖": "x",
    "▲": "!",
    "●": "i",
    "✔": "ok:",
    "→": "->",
    "·": "-",
    "–": "-",
    "—": "-",
    "…": "...",
    "’": "'",
    "“": '"',
    "”": '"',
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "×": "x",
    "█": "#",
    "░": ".",
}
_TURNERS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def prepare() -> None:
    """Make the streams of the process safe: no character ends the program, a closed stream swallows all."""
    codecs.register_error("mlsd-plain", _plainly)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, StringIO())
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="mlsd-plain")


def give_up_output() -> None:
    """Let what is still to be printed go nowhere: its reader has gone, or its disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def clean(text: str) -> str:
    """The text on one line, without characters that would steer a terminal."""
    return " ".join("".join(c if _harmless(c) else "\N{REPLACEMENT CHARACTER}" for c in text).split())


def painted(text: str, code: str) -> str:
    """The text in a colour, where a person is looking and wants colours."""
    return f"\033[{code}m{text}\033[0m" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def width(most: int = 110) -> int:
    """The columns to fill: those of the terminal, within reason."""
    return max(min(shutil.get_terminal_size().columns, most), 40)


def as_json(value: object) -> str:
    """JSON for the standard output; where that is not UTF-8, other characters are escaped, so nothing is lost."""
    encoding = (sys.stdout.encoding or "").lower().replace("_", "-")
    return json.dumps(value, indent=2, ensure_ascii=encoding not in ("utf-8", "utf8")) + "\n"


def _harmless(character: str) -> bool:
    return (character.isspace() or unicodedata.category(character) != "Cc") and character not in _TURNERS


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unknown = error.object[error.start : error.end]
    # A lone surrogate is a byte of a file's name that is not UTF-8; written so, JSON gives it back.
    plain = (f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else _PLAIN.get(c, "?") for c in unknown)
    return "".join(plain), error.end
