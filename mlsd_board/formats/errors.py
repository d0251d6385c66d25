"""What can go wrong with a file: said once, with what happened, where, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FormatError(Exception):
    """A file that cannot be read or written. `where` is a JSON path, line or cell; `advice` what to do about it."""

    def __init__(self, what: str, *, where: str = "", advice: str = "") -> None:
        """Say what happened, and as far as known where and what helps."""
        super().__init__(what)
        self.what = what
        self.where = where
        self.advice = advice

    def __str__(self) -> str:
        place = f" (at {self.where})" if self.where else ""
        return f"{self.what}{place}.{f' {self.advice}' if self.advice else ''}"


class NewerFormatError(FormatError):
    """A file written by a newer program. It is refused and must never be overwritten."""


class NoDiagramError(FormatError):
    """A file that may hold diagrams of systems and holds none: a page of documentation, a diagram of another sort."""


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Let what goes wrong with the content of a file say which file that is."""
    try:
        yield
    except FormatError as error:
        if str(path) not in error.where:
            error.where = f"{path}: {error.where}" if error.where else str(path)
        raise
