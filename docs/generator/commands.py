"""The page of the command line: every subcommand with its options, exit codes, and what `check` prints for programs."""

import argparse
import re
import textwrap
from collections.abc import Iterable

from docs.generator import markdown
from docs.generator.check_json import contract
from docs.generator.markdown import block, code, table
from mlsd_board.cli.parser import COMMANDS, command_parser, help_text

_WIDTH = 100
_EXITS = (
    ("0", "All is well: no finding at or above `--fail-on` (by default `error`)."),
    ("1", "`check` found something at or above `--fail-on`."),
    (
        "2",
        "The tool could not do its work: a bad argument, a file that cannot be read or written, no Graphviz.",
    ),
)
_VARIABLES = (
    (
        "`MLSD_BOARD_HOME`",
        "a folder that settings, recent boards, backups and recovered boards live in instead",
    ),
    ("`MLSD_GRAPHVIZ`", "the path of the Graphviz program to use"),
    ("`MLSD_BOARD_DEBUG`", "when set, a fault in the program prints its traceback too"),
)


def page() -> str:
    return markdown.page(
        "# Commands",
        block(help_text(), "text"),
        *(_command(name) for name in COMMANDS),
        "## Exit codes",
        table(("code", "meaning"), _EXITS),
        "Every error is one line on stderr that says what happened, where, and what to do.",
        "## Environment",
        table(("variable", "meaning"), _VARIABLES),
        contract(),
    )


class _Options(argparse.HelpFormatter):
    """Keeps the arguments it is given, since the layout of help differs from one Python to the next."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=10_000)
        self.rows: list[tuple[str, str, str]] = []

    def add_arguments(self, actions: Iterable[argparse.Action]) -> None:
        for action in actions:
            if "--help" not in action.option_strings:
                name = code(action.option_strings) or f"`{action.metavar or action.dest}`"
                self.rows.append((name, _value(action), action.help or ""))


def _command(name: str) -> str:
    parser = command_parser(name)
    formatters: list[_Options] = []

    def formatter(prog: str) -> argparse.HelpFormatter:
        formatters.append(_Options(prog))
        return formatters[-1]

    parser.formatter_class = formatter
    # From Python 3.14 on help is coloured on a terminal.
    usage = (
        re.sub("\x1b\\[[0-9;]*m", "", parser.format_usage())
        .removeprefix("usage: ")
        .replace(" [-h]", "")
        .strip()
    )
    parser.format_help()
    indent = " " * (len(parser.prog) + 1)
    return "\n\n".join(
        (
            f"## {name}",
            " ".join((parser.description or "").split()),
            block(textwrap.fill(usage, _WIDTH, subsequent_indent=indent, break_on_hyphens=False), "text"),
            table(("argument", "value", "what"), formatters[-1].rows),
            block(parser.epilog or "", "text"),
        )
    )


def _value(action: argparse.Action) -> str:
    if action.choices:
        return code(map(str, action.choices))
    return f"`{action.metavar}`" if action.option_strings and action.metavar else ""
