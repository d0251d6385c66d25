"""The command line as a whole: what it takes for a command, and how errors end."""

import errno
import shlex
from pathlib import Path

import pytest

import mlsd_board
from mlsd_board.cli import parser, terminal
from mlsd_board.formats.errors import FormatError


def test_help_names_every_command_and_each_has_help_of_its_own(cli) -> None:
    told = cli("--help")
    for name in parser.COMMANDS:
        assert f"\n  {name} " in told.out
        ran = cli(name, "--help")
        assert ran.code == 0
        assert ran.out.startswith(f"usage: mlsd-board {name}")


@pytest.mark.parametrize("name", parser.COMMANDS)
def test_the_examples_of_a_command_are_what_it_takes(name: str, cli) -> None:
    examples = cli(name, "--help").out.partition("examples:\n")[2].splitlines()

    assert examples
    for example in examples:
        program, command, *arguments = shlex.split(example)
        assert (program, command) == ("mlsd-board", name)
        assert parser.command_parser(name).parse_args(arguments).run


def test_the_version_is_told(cli) -> None:
    assert cli("--version") == (0, f"mlsd-board {mlsd_board.__version__}\n", "")


def test_boards_and_options_are_for_the_window_and_bare_words_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed").touch()

    assert not parser.is_command([])
    assert not parser.is_command(["feed"])
    assert not parser.is_command(["missing.mlsd.json"])
    assert not parser.is_command(["folder/board"])
    assert not parser.is_command(["--library", "x"])
    assert parser.is_command(["chek"])


def test_a_mistyped_command_gets_a_suggestion(cli) -> None:
    ran = cli("chek", "feed.mlsd.json")

    assert ran.code == 2
    assert ran.err == (
        "mlsd-board: there is no command or board 'chek'. Did you mean 'check'? See `mlsd-board --help`.\n"
    )


def test_a_usage_error_is_one_line_and_where_help_is(cli) -> None:
    ran = cli("check")

    assert ran.code == 2
    assert ran.err.splitlines()[1] == "See `mlsd-board check --help`."


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (FormatError("it broke", where="x.json", advice="Mend it."), 2, "it broke (at x.json). Mend it."),
        (PermissionError(errno.EACCES, "Permission denied", "x.json"), 2, "x.json: Permission denied."),
        (KeyError("odd"), 2, "a fault in the program (KeyError: 'odd')"),
        (RecursionError(), 2, "a fault in the program (RecursionError: )"),
        (KeyboardInterrupt(), 130, ""),
        (SystemExit(2), 2, ""),
    ],
)
def test_whatever_goes_wrong_ends_without_a_traceback(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, told: str
) -> None:
    def work() -> int:
        raise error

    assert parser.guarded_call(work) == code
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err
    assert bool(err) == bool(told)


@pytest.mark.parametrize(("error", "code"), [(BrokenPipeError(), 0), (OSError(errno.ENOSPC, "full"), 2)])
def test_output_that_nobody_takes_is_given_up(
    monkeypatch: pytest.MonkeyPatch, error: OSError, code: int
) -> None:
    given_up = []
    monkeypatch.setattr(terminal, "give_up_output", lambda: given_up.append(True))

    def work() -> int:
        raise error

    assert parser.guarded_call(work) == code
    assert given_up == [True]


def test_a_broken_settings_file_is_remarked_on_once_and_left_alone(
    cli, board: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MLSD_BOARD_HOME", str(tmp_path / "home"))
    broken = tmp_path / "home" / "config" / "settings.json"
    broken.parent.mkdir(parents=True)
    broken.write_text("{", encoding="utf-8")
    for command in (
        ["check", board],
        ["layout", board, "-o", board],
        ["export", board, "-o", tmp_path / "x.svg"],
    ):
        ran = cli(*command)
        assert ran.code < 2
        assert ran.err.count("cannot be read") == 1
    assert broken.read_text(encoding="utf-8") == "{"
