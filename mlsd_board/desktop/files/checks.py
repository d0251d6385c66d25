"""What the boards of the window are checked with: the same files as on the command line."""

from pathlib import Path

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.checking import BoardSession
from mlsd_board.model.design import Design
from mlsd_board.workspace.configuration import Configuration, Wishes
from mlsd_board.workspace.configured import configured, take
from mlsd_board.workspace.session import Origin


class Checks:
    """Reads the configuration anew for each board. `folders` are those of the command line's `--library`."""

    def __init__(self, library: Library, own: tuple[Path, ...], folders: tuple[Path, ...]) -> None:
        self._library = library
        self._wishes = Wishes(library=folders)
        self._libraries = {(*own, *folders): library}

    def of(self, path: Path | None, *, diagram: bool = False) -> Configuration:
        """The configuration of a board or of a diagram of another tool, None: of a board without a file."""
        return configured(path, self._library, self._wishes, self._libraries, diagram=diagram)

    def session(
        self, design: Design | None = None, path: Path | None = None, origin: Origin | None = None
    ) -> BoardSession:
        """An open board, checked with the configuration of where it lies."""
        checks = self._where(path, origin)
        session = BoardSession(checks.library, design, path, origin)
        take(session, checks)
        return session

    def again(self, session: BoardSession) -> None:
        """Check an open board with the configuration of where it lies now."""
        take(session, self._where(session.path, session.origin))

    def _where(self, path: Path | None, origin: Origin | None) -> Configuration:
        if path is None and origin is not None:
            return self.of(origin.path, diagram=origin.diagram)
        return self.of(path)
