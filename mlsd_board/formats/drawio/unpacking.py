"""Gets at the pages of a draw.io file, however they are wrapped: XML, deflated text, an SVG, a PNG, a web page."""

import base64
import binascii
import json
import re
import struct
import urllib.parse
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

import defusedxml.ElementTree as SafeTree

from mlsd_board.formats.drawio import web_page
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import MOST_ELEMENTS, MOST_TEXT, check_length
from mlsd_board.formats.safe_xml import faults_of

PNG = b"\x89PNG\r\n\x1a\n"
MARK = re.compile(rb"<mxfile|<mxGraphModel|&lt;mxfile|&lt;mxGraphModel|%3Cmxfile|%3CmxGraphModel")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DEEPEST = 200
_DAMAGED = "Open it in draw.io and save it again."


class Page(NamedTuple):
    """The name of a page and its model; `known` is what placeholders stand for in the whole file."""

    name: str
    model: Element
    known: Mapping[str, str] = {}


def pages(data: bytes) -> list[Page]:
    """The pages of a file. Raises `FormatError`."""
    if web_page.is_web_page(data):
        return [page for text in web_page.diagrams(data) for page in _pages(_xml(text.encode()))]
    root = _xml(_png_text(data) if data.startswith(PNG) else _spelled_out(data))
    if _local(root.tag) == "svg":
        content = root.get("content")
        if not content:
            raise FormatError(
                "there is no draw.io diagram inside this SVG", advice="Export it with a copy of the diagram."
            )
        root = _xml(_spelled_out(content.encode()))
    found = list(_pages(root))
    if not found:
        raise FormatError("there is no draw.io diagram in this file", advice="Is it really a draw.io file?")
    return found


def carries(data: bytes) -> bool:
    """Whether a picture or XML file looks as if a draw.io diagram were in it."""
    if data.startswith(PNG):
        return b"mxfile" in data[:200_000] or b"mxGraphModel" in data[:200_000] or b"zTXtmxGraphModel" in data
    head = data[:4_000_000]
    return bool(MARK.search(head)) or (head.startswith(_UTF16) and b"m\0x\0" in head)


def _pages(root: Element) -> Iterator[Page]:
    if _local(root.tag) == "mxGraphModel":
        yield Page("", root)
    room = MOST_TEXT
    known = _variables(root.get("vars", ""))
    for diagram in root.iter("diagram"):
        model = next(iter(diagram.iter("mxGraphModel")), None)
        name = diagram.get("name", "")
        if model is None and (diagram.text or "").strip():
            plain = _inflated(diagram.text or "", name, room)
            room -= len(plain)
            packed = _xml(plain)
            model = (
                packed if _local(packed.tag) == "mxGraphModel" else next(packed.iter("mxGraphModel"), None)
            )
        if model is not None:
            yield Page(name, model, known)


def _variables(text: str) -> dict[str, str]:
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}  # draw.io passes over them, too
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _xml(data: bytes) -> Element:
    check_length(data, (b"<",), MOST_ELEMENTS // 2)
    with faults_of("the file", _DAMAGED):
        root: Element = SafeTree.fromstring(data)
    _check_depth(root)
    return root


def _check_depth(root: Element) -> None:
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > _DEEPEST:
            raise FormatError("the file is nested too deeply", advice="No diagram is; the file is damaged.")


def _inflated(text: str, name: str, room: int) -> bytes:
    """A page as draw.io packs it: URL encoded, deflated, base64. It may not grow beyond the room there is."""
    where = f"page {name!r}" if name else ""
    try:
        packed = base64.b64decode(re.sub(r"\s+", "", text), validate=True)
        stream = zlib.decompressobj(-15)
        plain = stream.decompress(packed, max(room, 1))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise FormatError("the packed page is damaged", where=where, advice=_DAMAGED) from error
    if stream.unconsumed_tail:
        raise FormatError("the packed page is too large", where=where, advice="Take the pictures out of it.")
    return _unquoted(plain)


def _unquoted(data: bytes) -> bytes:
    """Text without its URL encoding, taken piece by piece, since each of its characters costs a lot on the way."""
    pieces, place = [], 0
    while place < len(data):
        end = min(place + 500_000, len(data))
        while end < len(data) and b"%" in data[end - 2 : end]:
            end += 1
        pieces.append(urllib.parse.unquote_to_bytes(data[place:end]))
        place = end
    return b"".join(pieces)


def _png_text(data: bytes) -> bytes:
    """The text that draw.io put into a picture."""
    place = len(PNG)
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        if kind in (b"tEXt", b"zTXt", b"iTXt") and body.startswith((b"mxfile\0", b"mxGraphModel\0")):
            return _chunk_text(kind, body.partition(b"\0")[2])
        place += 12 + length
    raise FormatError(
        "there is no draw.io diagram inside this PNG", advice="Export it with a copy of the diagram."
    )


def _chunk_text(kind: bytes, body: bytes) -> bytes:
    packed = kind == b"zTXt" or (kind == b"iTXt" and body[:1] == b"\1")
    body = body[1:] if kind == b"zTXt" else body
    if kind == b"iTXt":
        body = body[2:].partition(b"\0")[2].partition(b"\0")[2]
    text = _unpacked(body) if packed else body
    return _spelled_out(text.decode("utf-8", "replace").encode())


def _unpacked(body: bytes) -> bytes:
    """Deflated text, with the head that the format asks for or, as some versions wrote it, without."""
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(body, MOST_TEXT)
    except zlib.error:
        stream = zlib.decompressobj(-15)
        text = _raw(stream, body)
    if stream.unconsumed_tail:
        raise FormatError(
            "the diagram inside the picture is too large", advice="Take the pictures out of it."
        )
    return text


def _raw(stream: "zlib._Decompress", body: bytes) -> bytes:
    try:
        return stream.decompress(body, MOST_TEXT)
    except zlib.error as error:
        raise FormatError("the diagram inside the picture is damaged", advice=_DAMAGED) from error


def _spelled_out(text: bytes) -> bytes:
    """XML as it is, or URL encoded as draw.io puts it into pictures and on the clipboard."""
    bare = text.lstrip()
    return _unquoted(bare) if bare.startswith(b"%3C") else bare


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
