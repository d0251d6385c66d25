"""What every subcommand starts from: the library with the user's own folders, and remarks on stderr."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.workspace.settings import Settings, load_settings


def settings() -> Settings:
    """The user's preferences; a broken settings file is remarked on stderr."""
    found, remark = load_settings()
    remark_on("settings", [remark] if remark else [])
    return found


def library(args: argparse.Namespace) -> Library:
    """The components, with those of `--library` and of the settings; faulty files are remarked on stderr."""
    found = load_library([*settings().library_folders, *(Path(folder) for folder in args.library)])
    remark_on("component library", (str(fault) for fault in found.faults))
    return found


def remark_on(subject: str, remarks: Iterable[str]) -> None:
    """Tell the user something that does not stop the work."""
    for remark in remarks:
        print(f"mlsd-board: {subject}: {remark}", file=sys.stderr)
