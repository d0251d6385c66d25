"""The configuration of a board in the window: a faulty file is remarked on, and the board is checked without it."""

from collections.abc import Mapping
from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.rules import all_rules
from mlsd_board.validation.declarative.pack import PackError
from mlsd_board.validation.layer import ProfileError
from mlsd_board.validation.profile import Profile
from mlsd_board.workspace.configuration import Configuration, Configurations, Wishes
from mlsd_board.workspace.session import Session


def configured(
    path: Path | None,
    usual: Library,
    wishes: Wishes | None = None,
    libraries: Mapping[tuple[Path, ...], Library] | None = None,
    *,
    diagram: bool = False,
) -> Configuration:
    """What the board or `diagram` at `path` (None: it has no file yet) is checked with, as on the command line.

    `usual` is the library where none could be made; `libraries` are those at hand, by their folders.
    """
    known = Configurations(wishes or Wishes(), libraries=dict(libraries or {}))
    try:
        return known.of(path, diagram=diagram) if path else known.without_project()
    except (ProfileError, PackError) as error:
        fault = f"{error}. The board is checked with the rules as they come."
        return Configuration(Profile(), all_rules(), usual, (("configuration", fault),))


def take(session: Session, configuration: Configuration) -> None:
    """Check a board with this configuration from now on."""
    session.profile, session.rules = configuration.profile, configuration.rules
    session.remarks, session.configured_by = configuration.remarks, configuration.files
    session.recheck()
