"""The command line as a whole: its subcommands, imported only when called, and how errors end."""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NoReturn

import mlsd_board

CANNOT = 2
"""The exit code when the tool could not do its work."""

COMMANDS = {
    "new": ("new", "start a board: blank, from a template, or with a question's prompt"),
    "check": ("check", "say what boards lack"),
    "export": ("export", "write a picture or another format"),
    "import": ("import_board", "turn a diagram of another format into a board"),
    "layout": ("layout", "tidy a board"),
    "list": ("listing", "list components, rules, templates, problems or formats"),
    "explain": ("explain", "show the page of a rule or a component"),
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
    """Whether these arguments are for the command line rather than for the window."""
    return bool(arguments) and (arguments[0] in COMMANDS or arguments[0] in ("-h", "--help", "--version"))


def run(arguments: Sequence[str]) -> int:
    """Run a subcommand; the exit code. Errors become one line on stderr, never a traceback."""
    if arguments[0] == "--version":
        print(f"mlsd-board {mlsd_board.__version__}")
        return 0
    if arguments[0] not in COMMANDS:
        print(help_text(), end="")
        return 0
    return guarded_call(lambda: _dispatch(arguments))


def help_text() -> str:
    """What `mlsd-board --help` prints."""
    lines = (f"  {name:9} {summary}" for name, (_, summary) in COMMANDS.items())
    return _HELP.format(commands="\n".join(lines))


def guarded_call(work: Callable[[], int]) -> int:
    """Do some work and turn what goes wrong into a message and an exit code."""
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # nothing ends in a traceback
        print(f"mlsd-board: {_told(error)}", file=sys.stderr)
        if os.environ.get("MLSD_BOARD_DEBUG"):
            traceback.print_exc()
        return CANNOT
    return code


def command_parser(name: str) -> argparse.ArgumentParser:
    """The parser of one subcommand."""
    module = import_module(f"mlsd_board.cli.{COMMANDS[name][0]}")
    parser = _Parser(prog=f"mlsd-board {name}", description=module.__doc__)
    module.arguments(parser)
    parser.add_argument(
        "--library",
        action="append",
        default=[],
        metavar="DIR",
        help="also use the components in this folder (may be repeated)",
    )
    parser.set_defaults(run=module.run)
    return parser


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(CANNOT, f"{self.prog}: {message}\nSee `{self.prog} --help`.\n")


def _dispatch(arguments: Sequence[str]) -> int:
    args = command_parser(arguments[0]).parse_args(arguments[1:])
    code: int = args.run(args)
    return code


def _told(error: Exception) -> str:
    from mlsd_board.editing.transaction import EditError
    from mlsd_board.formats.errors import FormatError
    from mlsd_board.layout.engine import EngineError
    from mlsd_board.validation.profile import ProfileError

    if isinstance(error, FormatError | EngineError | EditError | ProfileError):
        return str(error)
    return f"a fault in the program ({type(error).__name__}: {error}). Please report it."
