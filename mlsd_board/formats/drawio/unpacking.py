"""Gets at the pages of a draw.io file, however they are wrapped: XML, deflated text, an SVG attribute, a PNG chunk."""

import base64
import binascii
import re
import struct
import urllib.parse
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import defusedxml.ElementTree as SafeTree

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import MOST_TEXT, check_length
from mlsd_board.formats.safe_xml import faults_of

PNG = b"\x89PNG\r\n\x1a\n"
MARK = re.compile(rb"<mxfile|<mxGraphModel|&lt;mxfile|&lt;mxGraphModel|%3Cmxfile|%3CmxGraphModel")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DEEPEST = 200
_DAMAGED = "Open it in draw.io and save it again."


class Page(NamedTuple):
    """The name of a page and its model."""

    name: str
    model: Element


def pages(data: bytes) -> list[Page]:
    """The pages of a file. Raises `FormatError`."""
    text = _png_text(data) if data.startswith(PNG) else data
    root = _xml(text)
    if _local(root.tag) == "svg":
        content = root.get("content")
        if not content:
            raise FormatError(
                "there is no draw.io diagram inside this SVG", advice="Export it with a copy of the diagram."
            )
        root = _xml(_spelled_out(content).encode())
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
    for diagram in root.iter("diagram"):
        model = next(iter(diagram.iter("mxGraphModel")), None)
        name = diagram.get("name", "")
        if model is None and (diagram.text or "").strip():
            model = _xml(_inflated(diagram.text or "", name))
            model = (
                model if _local(model.tag) == "mxGraphModel" else next(iter(model.iter("mxGraphModel")), None)
            )
        if model is not None:
            yield Page(name, model)


def _xml(data: bytes) -> Element:
    check_length(data)
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


def _inflated(text: str, name: str) -> bytes:
    """A page as draw.io packs it: URL encoded, deflated, base64. It may not grow beyond what is read."""
    where = f"page {name!r}" if name else ""
    try:
        packed = base64.b64decode(re.sub(r"\s+", "", text), validate=True)
        stream = zlib.decompressobj(-15)
        plain = stream.decompress(packed, MOST_TEXT)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise FormatError("the packed page is damaged", where=where, advice=_DAMAGED) from error
    if stream.unconsumed_tail:
        raise FormatError("the packed page is too large", where=where, advice="Take the pictures out of it.")
    return urllib.parse.unquote_to_bytes(plain)


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
    if packed:
        stream = zlib.decompressobj()
        try:
            body = stream.decompress(body, MOST_TEXT)
        except zlib.error:
            body = _raw(body)
        if stream.unconsumed_tail:
            raise FormatError(
                "the diagram inside the picture is too large", advice="Take the pictures out of it."
            )
    return _spelled_out(body.decode("utf-8", "replace")).encode()


def _raw(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(body, MOST_TEXT)
    except zlib.error as error:
        raise FormatError("the diagram inside the picture is damaged", advice=_DAMAGED) from error


def _spelled_out(text: str) -> str:
    bare = text.lstrip()
    return urllib.parse.unquote(bare) if bare.startswith("%3C") else bare


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
