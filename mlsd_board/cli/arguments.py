"""The arguments that several subcommands take, so that one thing is asked for in one way everywhere."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def board_argument(parser: argparse.ArgumentParser, metavar: str = "FILE") -> None:
    parser.add_argument("file", type=Path, metavar=metavar, help="the board, in any format that can be read")


def new_board_argument(parser: argparse.ArgumentParser, what: str, *, required: bool = True) -> None:
    parser.add_argument("-o", "--output", required=required, type=_board_name, metavar="BOARD", help=what)


def page_argument(parser: argparse.ArgumentParser, *, of: str = "", more: str = "") -> None:
    parser.add_argument(
        "--page",
        default="",
        metavar="NAME",
        help=f"which page{of}, by title or number{more} (default: the first)",
    )


def format_argument(parser: argparse.ArgumentParser) -> None:
    choice_argument(parser, "--format", ("text", "json"), "text for people, json for programs")


def choice_argument(parser: argparse.ArgumentParser, name: str, choices: Sequence[str], what: str) -> None:
    """One of several; the first where nothing is said."""
    parser.add_argument(name, choices=choices, default=choices[0], help=f"{what} (default: {choices[0]})")


def engine_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine",
        choices=("auto", "pure", "system"),
        help="which Graphviz to use: pure comes along, system is the one installed here, auto the first of them that is there (default: as in the settings)",
    )


def rules_argument(parser: argparse.ArgumentParser) -> None:
    _more_of(parser, "--rules", "FILE", "also use the rules in this file")


def library_argument(parser: argparse.ArgumentParser) -> None:
    _more_of(parser, "--library", "DIR", "also use the components in this folder")


def _more_of(parser: argparse.ArgumentParser, name: str, metavar: str, what: str) -> None:
    told = f"{what} (may be repeated)"
    parser.add_argument(name, action="append", type=Path, default=[], metavar=metavar, help=told)


def whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        msg = f"{text!r} is not a whole number"
        raise argparse.ArgumentTypeError(msg) from error


def _board_name(text: str) -> Path:
    """The name of a board to write; that of a picture or of another tool's file is refused before it is lost."""
    path = Path(text)
    if path.suffix.lower() not in ("", ".json"):
        msg = f"{text!r} is no name of a board; boards are named *.mlsd.json"
        raise argparse.ArgumentTypeError(msg)
    return path
