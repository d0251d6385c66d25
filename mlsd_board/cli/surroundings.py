"""What every subcommand starts from: the user's settings, the library with their own folders, and where boards go."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.cli.terminal import clean
from mlsd_board.workspace.configuration import Configuration, Configurations, Wishes
from mlsd_board.workspace.opening import Opened, read_board
from mlsd_board.workspace.settings import Settings, load_settings


def settings() -> Settings:
    """The user's preferences; a broken settings file is remarked on stderr."""
    found, remark = load_settings()
    remark_on("settings", [remark] if remark else [])
    return found


def library(args: argparse.Namespace, preferences: Settings | None = None) -> Library:
    """The components, with those of `--library` and of the settings; faulty files are remarked on stderr."""
    own = (preferences or settings()).library_folders
    found = load_library([*own, *args.library])
    remark_on("component library", (str(fault) for fault in found.faults))
    return found


def configurations(args: argparse.Namespace) -> Configurations:
    """What boards are checked with, as the files above them and these arguments say."""
    return Configurations(Wishes(getattr(args, "profile", ""), tuple(args.library), tuple(args.rules)))


def configuration(args: argparse.Namespace, path: Path = Path("here")) -> Configuration:
    """What `path` is checked with (by default: a board in this folder); what cannot be used is remarked on stderr."""
    found = configurations(args).of(path)
    for subject, remark in found.remarks:
        remark_on(subject, [remark])
    return found


def opened_board(
    path: Path, components: Library, preferences: Settings | None = None, *, arrange: bool = True
) -> Opened:
    """The board as `workspace.opening.read_board` gives it; what its reader should know is remarked on stderr."""
    opened = read_board(path, components, preferences, arrange=arrange)
    remark_on(str(path), opened.remarks)
    return opened


def remark_on(subject: str, remarks: Iterable[str]) -> None:
    """Tell the user something that does not stop the work."""
    for remark in remarks:
        print(f"mlsd-board: {clean(subject)}: {clean(remark)}", file=sys.stderr)
