"""What goes to a terminal: safe characters, colours only for people."""

import io
import json
import sys

import pytest

from mlsd_board.cli import terminal


def stream(encoding: str, *, tty: bool = False) -> io.TextIOWrapper:
    made = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    if tty:
        made.isatty = lambda: True  # type: ignore[method-assign]
    return made


def printed(monkeypatch: pytest.MonkeyPatch, encoding: str, text: str) -> bytes:
    monkeypatch.setattr(sys, "stdout", stream(encoding))
    monkeypatch.setattr(sys, "stderr", stream(encoding))
    terminal.prepare()
    sys.stdout.write(text)
    sys.stdout.flush()
    return sys.stdout.buffer.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("ascii", b"x a -> b ?\\udcff"),
        ("latin-1", b"x a -> b ?\\udcff"),
        ("utf-8", "✖ a → b 語\\udcff".encode()),
    ],
)
def test_signs_are_written_plainly_where_they_cannot_be_shown(
    monkeypatch: pytest.MonkeyPatch, encoding: str, expected: bytes
) -> None:
    assert printed(monkeypatch, encoding, "✖ a → b 語\udcff") == expected


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_json_gives_back_every_character_in_any_encoding(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    value = {"label": "Größe → 語 \udcff \N{GRINNING FACE}"}
    monkeypatch.setattr(sys, "stdout", stream(encoding))
    text = terminal.as_json(value)

    assert json.loads(printed(monkeypatch, encoding, text).decode(encoding)) == value


def test_a_stream_that_is_closed_swallows_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    terminal.prepare()
    sys.stdout.write("into the void")

    assert not terminal.painted("x", "1").startswith("\033")


def test_colours_are_for_terminals_whose_owner_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys, "stdout", stream("utf-8", tty=True))
    assert terminal.painted("x", "31") == "\033[31mx\033[0m"

    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal.painted("x", "31") == "x"

    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr(sys, "stdout", stream("utf-8"))
    assert terminal.painted("x", "31") == "x"


def test_text_is_one_line_that_steers_nothing() -> None:
    assert (
        terminal.clean("a\nb\tc  \033[2Jd\u202ee")
        == "a b c \N{REPLACEMENT CHARACTER}[2Jd\N{REPLACEMENT CHARACTER}e"
    )


@pytest.mark.parametrize(("columns", "expected"), [("1", 40), ("80", 80), ("500", 110)])
def test_the_width_stays_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, expected: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal.width() == expected
