"""Writing a board, or pages of it, to another format, in one place for both shells."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

from mlsd_board.formats import registry
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.formats.omissions import left_out
from mlsd_board.model.design import Design
from mlsd_board.model.pages import alone, page_design, page_title, pages_of
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.paging import find_page

ALL_PAGES = "all"
_HEAD = 1024


def export(
    book: Design, path: Path, options: ExportOptions, format: str | None = None, page: str = ""
) -> list[Path]:
    """Write a board to `path`; the format follows the file's name unless given. Raises `FormatError`.

    `page` names one page (see `find_page`) or asks for all of them. None named is the first, and the whole board where a
    file is the board itself. All of them are files beside each other where one cannot hold them. Returns the files.
    """
    exporter = _exporter(path, format)
    if options.renderer not in exporter.renderers:
        able = ", ".join(e.id for e in registry.exporters().values() if options.renderer in e.renderers)
        msg = f"{exporter.title} is not drawn by the {options.renderer!r} renderer"
        raise FormatError(msg, advice=f"It draws {able}.")
    judge = options.judge or partial(check_design, library=options.library)
    told = replace(options, book=options.book or book, judge=judge)
    files: dict[Path, bytes] = {}
    for target, design in _parts(book, path, exporter, page).items():
        own = replace(told, stem=_stem(target))
        files[target] = exporter.write(design, own)
        files |= {
            target.with_name(f"{own.stem}{end}"): write(design, own) for end, write in exporter.beside.items()
        }
    written = [target for target, data in files.items() if data]
    for target in written:
        safe_file.write(target, files[target])
    return written


def files_of(book: Design, path: Path, format: str | None = None, page: str = "") -> list[Path]:
    """The files that an export may write."""
    exporter = _exporter(path, format)
    own = list(_parts(book, path, exporter, page))
    return [*own, *(target.with_name(f"{_stem(target)}{end}") for target in own for end in exporter.beside)]


def told_of(
    book: Design, path: Path, options: ExportOptions, format: str | None = None, page: str = ""
) -> list[str]:
    """What the user should know of the file written: which pages are not in it, and what of the others it does not say."""
    exporter, pages = _exporter(path, format), pages_of(book)
    whole = page.casefold() == ALL_PAGES or exporter.pages == "all"
    shown = book if whole else page_design(book, find_page(book, page).id if page else pages[0].id)
    others = (
        []
        if whole or page or len(pages) == 1
        else [f"The first of {len(pages)} pages. --page all writes them all."]
    )
    seen = told_of_file(path, format)
    return [*others, *filter(None, [seen, left_out(alone(shown) if not whole else book, exporter, options)])]


def told_of_file(path: Path, format: str | None = None) -> str:
    """What the user should know of a file as it came out; mostly nothing."""
    told = _exporter(path, format).told
    if told is None:
        return ""
    with path.open("rb") as file:
        return told(file.read(_HEAD))


def _stem(path: Path) -> str:
    return path.name.partition(".")[0]


def _exporter(path: Path, format: str | None) -> Exporter:
    if format == "design" and path.suffix.lower() in (".html", ".htm"):
        format = "design-html"
    return registry.exporter_for(format or path)


def _parts(book: Design, path: Path, exporter: Exporter, page: str) -> dict[Path, Design]:
    """What goes into which file."""
    pages = pages_of(book)
    several = page.casefold() == ALL_PAGES
    if (several and exporter.pages != "one") or (not page and exporter.pages == "all"):
        return {path: book}
    if several and len(pages) > 1:
        return {_beside(path, book, p.id): alone(page_design(book, p.id)) for p in pages}
    chosen = pages[0] if several or not page else find_page(book, page)
    return {path: alone(page_design(book, chosen.id))}


def _beside(path: Path, book: Design, page: str) -> Path:
    """`board.svg` of the second page is `board_2_title.svg`, an ending of two parts stays whole."""
    number = 1 + [p.id for p in pages_of(book)].index(page)
    title = re.sub(r"\W+", "_", page_title(book, page).lower()).strip("_")[:40]
    stem, ending = path.name.removesuffix("".join(path.suffixes[-2:])), "".join(path.suffixes[-2:])
    if not stem or not ending.startswith(".mlsd"):
        stem, ending = path.stem, path.suffix
    words = title if title == f"page_{number}" else f"{number}_{title}".rstrip("_")
    return path.with_name(f"{stem}_{words}{ending}")
