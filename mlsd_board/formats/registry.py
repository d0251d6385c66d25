"""Which formats there are: every file in `exporters/` and `importers/` that holds one, and those still to come by name."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from mlsd_board.catalog.library import Library
from mlsd_board.formats import exporters as exporters_folder
from mlsd_board.formats import importers as importers_folder
from mlsd_board.formats.contract import Exporter, Imported, Importer, Reading
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file

F = TypeVar("F", Exporter, Importer)


@cache
def exporters() -> Mapping[str, Exporter]:
    """Every format that can be written, by id."""
    found = (getattr(module, "EXPORTER", None) for module in _modules(exporters_folder))
    return {exporter.id: exporter for exporter in found if isinstance(exporter, Exporter)}


@cache
def importers() -> Mapping[str, Importer]:
    """Every format that can be read, by id."""
    found = (getattr(module, "IMPORTER", None) for module in _modules(importers_folder))
    return {importer.id: importer for importer in found if isinstance(importer, Importer)}


def exporter_for(wanted: Path | str) -> Exporter:
    """The exporter for a file name (a `Path`) or a format id (a `str`). Raises `FormatError`."""
    if isinstance(wanted, str):
        found = exporters().get(wanted.lower())
        named = [found] if found else _by_suffix(exporters().values(), Path(f"board.{wanted.lower()}"))
        if named:
            return named[0]
        raise _not_written(f"the format {wanted!r} is not known")
    # A suffix of two parts may be the whole name: design.html
    by_suffix = _by_suffix(
        exporters().values(), wanted.with_name(f".{wanted.name}") if wanted.suffix else wanted
    )
    if by_suffix:
        return by_suffix[0]
    if not wanted.suffix:
        raise _not_written(f"the name {wanted.name!r} has no ending that says the format")
    raise _not_written(f"the file name ending {wanted.suffix!r} is not known")


def importer_for(path: Path, first_bytes: bytes) -> Importer:
    """The importer for a file, from its name and from what has been read of it (all of it at best).

    What the content says counts more than the name. Raises `FormatError`.
    """
    named = _by_suffix(importers().values(), path)
    if named and named[0].by_name:
        return named[0]
    others = [importer for importer in importers().values() if importer not in named]
    for importer in (*named, *others):
        if importer.accepts(first_bytes):
            return importer
    if named:
        return named[0]
    raise _not_read(path)


def read_board(path: Path, library: Library, reading: Reading | None = None) -> Imported:
    """The design in a file of any format that can be read. Raises `FormatError`."""
    data = safe_file.read(path)
    importer = importer_for(path, data)
    if importer.read_diagrams:
        return importer.read_diagrams(data, library, reading or Reading())
    return importer.read(data, library)


def bare_name(path: Path) -> str:
    """The name of a file without the ending that says its format: `plan.drawio.svg` is `plan`."""
    name = path.name
    endings = [s for i in importers().values() for s in i.suffixes if name.lower().endswith(s)]
    return name[: -len(max(endings, key=len))] if endings else path.stem


def _modules(folder: ModuleType) -> Iterator[ModuleType]:
    for name in sorted(info.name for info in pkgutil.iter_modules(folder.__path__)):
        yield importlib.import_module(f"{folder.__name__}.{name}")


def _by_suffix(formats: Iterable[F], path: Path) -> list[F]:
    """The formats whose suffix the name ends with, the longest suffix first."""
    name = path.name.lower()
    fits = [(max((len(s) for s in f.suffixes if name.endswith(s)), default=0), f) for f in formats]
    return [f for length, f in sorted(fits, key=lambda fit: -fit[0]) if length]


def _not_written(why: str) -> FormatError:
    advice = f"Formats that can be written: {', '.join(exporters())}."
    return FormatError(why, advice=advice)


def _not_read(path: Path) -> FormatError:
    advice = f"Formats that can be read: {', '.join(i.title for i in importers().values())}."
    return FormatError("the file is in no format that is known here", where=str(path), advice=advice)
