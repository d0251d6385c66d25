"""The command line as a whole: its subcommands, imported only when called, and how errors end."""

import argparse
import os
import re
import sys
import textwrap
import traceback
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import mlsd_board
from mlsd_board.cli import patience, terminal

CANNOT = 2
"""The exit code when the tool could not do its work."""

COMMANDS = {
    "new": ("new", "start a board: blank, from a template, or with a question's prompt"),
    "check": ("check", "say what boards lack"),
    "compare": ("compare", "hold a board beside a reference: what both have, and what differs"),
    "export": ("export", "write a picture or another format"),
    "import": ("import_board", "turn a diagram of another format into a board"),
    "estimate": ("estimate", "say what a board costs: traffic, latency, capacity, storage"),
    "score": ("score", "score a board in six dimensions, and say what would raise it most"),
    "report": ("report", "write a report on a board: HTML, PDF or Markdown"),
    "history": ("history", "look back on practice: attempts, drills, export"),
    "layout": ("layout", "tidy a board"),
    "save-template": ("save_template", "keep a board as a template of one's own"),
    "add-questions": ("add_questions", "take over questions and templates that others share"),
    "list": ("listing", "list components, rules, templates, problems or formats"),
    "explain": ("explain", "show the page of a rule, a component or a credit"),
    "schema": ("schema", "print the JSON schema of a board file"),
}
_HELP = """usage: mlsd-board [BOARD] [--library DIR]
       mlsd-board COMMAND ...

A whiteboard that understands machine-learning systems.

Without a command the window opens, on BOARD if one is named. On a machine without a
display the same main job is done headless: a starter is checked, its safe fixes are
applied, and the result is exported.

commands:
{commands}

  mlsd-board COMMAND --help says more about each; --version prints the version.

examples:
  mlsd-board new -o feed.mlsd.json --template two_stage_recommender
  mlsd-board check feed.mlsd.json --fail-on warning
  mlsd-board export feed.mlsd.json -o feed.svg
  mlsd-board explain EVA002

exit codes: 0 fine; 1 findings at or above --fail-on; 2 the tool could not do its work
"""


def is_command(arguments: Sequence[str]) -> bool:
    """Whether these arguments are for the command line rather than for the window.

    A bare word that names no file is taken for a command, so that a slip of the finger opens no window.
    """
    if not arguments:
        return False
    first = arguments[0]
    known = first in COMMANDS or first in ("-h", "--help", "--version")
    return known or (re.fullmatch(r"[A-Za-z_]{1,40}", first) is not None and not Path(first).exists())


def run(arguments: Sequence[str]) -> int:
    """Run a subcommand; the exit code. Errors become one line on stderr, never a traceback."""
    return guarded_call(lambda: _dispatch(arguments))


def help_text() -> str:
    """What `mlsd-board --help` prints."""
    lines = (f"  {name:13} {summary}" for name, (_, summary) in COMMANDS.items())
    return _HELP.format(commands="\n".join(lines))


def guarded_call(work: Callable[[], int]) -> int:
    """Do some work and turn what goes wrong into a message and an exit code."""
    try:
        code = _ended(work)
        sys.stdout.flush()
    except BrokenPipeError:
        terminal.give_up_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # nothing ends in a traceback
        print(f"mlsd-board: {terminal.clean(_told(error))}", file=sys.stderr)
        if os.environ.get("MLSD_BOARD_DEBUG"):
            traceback.print_exc()
        if isinstance(error, OSError) and error.filename is None:
            terminal.give_up_output()
        return CANNOT
    return code


def command_parser(name: str) -> argparse.ArgumentParser:
    """The parser of one subcommand."""
    module = import_module(f"mlsd_board.cli.{COMMANDS[name][0]}")
    parser = Parser(
        prog=f"mlsd-board {name}",
        description=textwrap.fill(module.__doc__ or name, terminal.width()),
        epilog="\n  ".join(["examples:", *(f"mlsd-board {example}" for example in module.EXAMPLES)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(parser)
    parser.set_defaults(run=module.run)
    return parser


class Parser(argparse.ArgumentParser):
    """Tells a usage error in one line and where help is, with the exit code of all that cannot be done."""

    def error(self, message: str) -> NoReturn:
        self.exit(CANNOT, f"{self.prog}: {message}\nSee `{self.prog} --help`.\n")


def _dispatch(arguments: Sequence[str]) -> int:
    name = arguments[0]
    if name == "--version":
        print(f"mlsd-board {mlsd_board.__version__}")
        return 0
    if name in ("-h", "--help"):
        print(help_text(), end="")
        return 0
    if name not in COMMANDS:
        close = get_close_matches(name, COMMANDS, n=1)
        meant = f"Did you mean {close[0]!r}? " if close else ""
        print(
            f"mlsd-board: there is no command or board {name!r}. {meant}See `mlsd-board --help`.",
            file=sys.stderr,
        )
        return CANNOT
    args = command_parser(name).parse_args(arguments[1:])
    with patience.told(name):
        code: int = args.run(args)
    return code


def _ended(work: Callable[[], int]) -> int:
    """The exit code of some work, also where argparse ends it after printing help or a usage error."""
    try:
        return work()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0


def _told(error: Exception) -> str:
    from mlsd_board.editing.transaction import EditError
    from mlsd_board.formats.errors import FormatError
    from mlsd_board.layout.engine import EngineError
    from mlsd_board.validation.declarative.pack import PackError
    from mlsd_board.validation.layer import ProfileError

    if isinstance(error, FormatError | EngineError | EditError | ProfileError | PackError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'the output could not be written'}: {error.strerror or error}."
    return (
        f"a fault in the program ({type(error).__name__}: {error}). "
        "Please report it; MLSD_BOARD_DEBUG=1 shows where it happened."
    )
