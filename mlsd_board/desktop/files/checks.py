"""What the boards of the window are checked with: the same files as on the command line."""

from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.checking import BoardSession
from mlsd_board.model.design import Design
from mlsd_board.workspace.configuration import Configuration, Wishes
from mlsd_board.workspace.configured import configured, take


class Checks:
    """Reads the configuration anew for each board. `folders` are those of the command line's `--library`."""

    def __init__(self, library: Library, own: tuple[Path, ...], folders: tuple[Path, ...]) -> None:
        self._library = library
        self._wishes = Wishes(library=folders)
        self._libraries = {(*own, *folders): library}

    def of(self, path: Path | None) -> Configuration:
        """The configuration of a board, None: one without a file."""
        return configured(path, self._library, self._wishes, self._libraries)

    def session(
        self, design: Design | None = None, path: Path | None = None, found: Configuration | None = None
    ) -> BoardSession:
        """An open board, with its configuration where that is at hand."""
        checks = found or self.of(path)
        session = BoardSession(checks.library, design, path)
        take(session, checks)
        return session
