"""The clipboard: a part of a board as text, as a PNG and as an SVG, each with the board inside."""

import atexit
import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMetaType, QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.native.codec import dumps
from mlsd_board.formats.registry import exporter_for, importer_for
from mlsd_board.model.design import Design
from mlsd_board.model.pages import pages_of
from mlsd_board.workspace.arranging import laid_out

FRAGMENT = "application/x-mlsd-fragment"
_PICTURES = {"image/png": "png", "image/svg+xml": "svg"}
_ours: list[QMimeData] = []
"""What was put on the clipboard last, to know it again."""
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_LITTLE, _LITTLE_BYTES = 500, 100_000
"""So many elements, or bytes of them, are put in in no time."""
_NOTHING = "the clipboard holds no board elements"
_READ = "Parts of boards can be pasted, and diagrams of Mermaid, DOT, PlantUML, D2, Eraser, draw.io and Excalidraw."


class BoardMime(QMimeData):
    """A part of a board on the clipboard; text and pictures are made only when another program asks for them."""

    def __init__(self, part: Design, options: ExportOptions) -> None:
        super().__init__()
        self.part = part
        self._options = options
        self._made: dict[str, QByteArray] = {}

    def formats(self) -> list[str]:
        return ["text/plain", FRAGMENT, *_PICTURES]

    def hasFormat(self, name: str) -> bool:
        return name in self.formats()

    def retrieveData(self, name: str, kind: QMetaType) -> object:
        if name == "text/plain":
            return dumps(self.part)
        if name not in self.formats():
            return super().retrieveData(name, kind)
        if name not in self._made:
            self._made[name] = QByteArray(self._written(name))
        return self._made[name]

    def _written(self, name: str) -> bytes:
        if name == FRAGMENT:
            return dumps(self.part).encode()
        try:
            return exporter_for(_PICTURES[name]).write(self.part, self._options)
        except FormatError:
            return b""


def put(part: Design, options: ExportOptions) -> None:
    """Put a part of a board on the clipboard, its pictures in the look of the options."""
    _put(BoardMime(part, options))


def leave() -> None:
    """The program ends: what it copied stays as Qt's own, since what Python made must not outlive it there."""
    clipboard = QApplication.clipboard() if QApplication.instance() else None
    if clipboard is None or not _ours or clipboard.mimeData() is not _ours.pop():
        return
    if text := clipboard.text():
        clipboard.setText(text)
    else:
        clipboard.setImage(clipboard.image())


def _put(mime: QMimeData) -> None:
    QApplication.clipboard().setMimeData(mime)
    _ours[:] = [mime]
    atexit.unregister(leave)
    atexit.register(leave)


def put_as(format: str, part: Design, options: ExportOptions) -> None:
    """Put a part of a board on the clipboard in one format only, the board inside."""
    data = exporter_for(format).write(part, options)
    mime = QMimeData()
    type = next((name for name, picture in _PICTURES.items() if picture == format), "")
    if type:
        mime.setData(type, QByteArray(data))
    if format == "png":
        mime.setImageData(QImage.fromData(data))
    else:
        mime.setText(data.decode("utf-8"))
    _put(mime)


class Clip(NamedTuple):
    """What the clipboard holds as it lies there, and a name for it that says of what kind it is; of our own, the part."""

    data: bytes
    name: str
    part: Design | None = None

    @property
    def much(self) -> bool:
        """Whether putting it in would hold up the window."""
        return len(self.data) > _LITTLE_BYTES or (self.part is not None and len(self.part.records) > _LITTLE)


class Taken(NamedTuple):
    """What the clipboard holds as a board of its own; `remarks` say what became of a diagram of another tool."""

    part: Design
    remarks: tuple[str, ...] = ()


def held() -> Clip:
    """What is on the clipboard. Raises `FormatError` with what to tell the user when that is no board at any rate."""
    mime = QApplication.clipboard().mimeData()
    if isinstance(mime, BoardMime):
        return Clip(b"", "", mime.part)
    for name in (FRAGMENT, *_PICTURES):
        if mime.hasFormat(name) and (data := bytes(mime.data(name).data())):
            return Clip(data, f"clipboard.{_PICTURES.get(name, 'mlsd.json')}")
    if mime.hasImage():
        raise FormatError("the picture on the clipboard carries no board")
    text = mime.text().strip()
    if not text:
        raise FormatError(_NOTHING, advice=_READ)
    name = "clipboard.md" if _FENCE.search(text) else "clipboard.txt"
    return Clip(text.encode("utf-8", "replace"), name)


def read(clip: Clip, library: Library) -> Taken:
    """The elements in it. Raises `FormatError` with what to tell the user when there are none."""
    if clip.part is not None:
        return Taken(clip.part)
    try:
        importer = importer_for(Path(clip.name), clip.data)
    except FormatError as error:
        raise FormatError(_NOTHING, advice=_READ) from error
    try:
        found = importer.read(clip.data, library)
    except FormatError as error:
        if isinstance(error, NoDiagramError):
            raise FormatError(f"not pasted: {error.what}", advice=error.advice) from error
        raise FormatError(f"the clipboard cannot be pasted: {error.what}", where=error.where) from error
    if not found.design.records:
        raise FormatError(_NOTHING, advice=_READ)
    if len(pages_of(found.design)) > 1:
        raise FormatError("the clipboard holds several diagrams", advice="Paste one, or open them as a file.")
    # By our own means: Graphviz would hold up the window.
    design = laid_out(found.design, None) if found.needs_layout else found.design
    return Taken(design, found.remarks)
