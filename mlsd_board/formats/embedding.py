"""How a board travels inside a picture: in the metadata of an SVG, in a text chunk of a PNG.

The payload is the native file in base64. It is not compressed, since compressors differ from machine to machine and
the same board shall give the same bytes; base64 survives editors that reflow white space or change the encoding.
"""

import base64
import binascii
import io
import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

import defusedxml.ElementTree as SafeTree

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import codec
from mlsd_board.formats.safe_xml import faults_of
from mlsd_board.model.design import Design

NAMESPACE = "urn:mlsd-board:board"
PNG_KEYWORD = "mlsd-board"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_PAYLOAD = codec.MAX_BYTES * 4 // 3 + 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_TEXT_CHUNKS = (b"iTXt", b"tEXt", b"zTXt")
_ELEMENT = re.compile(rb"<mlsd:board\b[^<>]*>([A-Za-z0-9+/=\s]*)</mlsd:board>")
_DAMAGED = "Restore the picture from a backup, or open the board file it was made from."


def board_payload(design: Design) -> str:
    """The board as letters that any picture format can carry."""
    return base64.b64encode(codec.dumps(design).encode("utf-8")).decode("ascii")


def board_element(payload: str) -> str:
    """The XML element that carries a payload."""
    return f'<mlsd:board xmlns:mlsd="{NAMESPACE}" encoding="base64">{payload}</mlsd:board>'


def svg_metadata(payload: str) -> str:
    """The `<metadata>` element to put into an SVG."""
    return f"<metadata>{board_element(payload)}</metadata>"


def find_board(data: bytes, format_name: str) -> bytes:
    """The native file in the first such element of a file that is not XML as a whole. Raises `FormatError`."""
    found = _ELEMENT.search(data)
    if found is None:
        raise no_board(format_name)
    return decoded(found[1].decode("ascii"))


def read_svg(data: bytes) -> bytes | None:
    """The native file inside an SVG, or None where there is none. Entities are never expanded."""
    if NAMESPACE.encode() not in data and not data.startswith(_UTF16):
        return None
    with faults_of("the SVG", _DAMAGED):
        payload = _svg_payload(data)
    return None if payload is None else decoded(payload)


def with_png_board(png: bytes, payload: str) -> bytes:
    """The PNG with the board in a text chunk before the pixels; a board already in there is replaced."""
    head, *others = list(_chunks(png))
    body = PNG_KEYWORD.encode() + b"\0\0\0\0\0" + payload.encode("ascii")
    kept = [head, _Chunk(b"iTXt", body), *(c for c in others if not _is_ours(c))]
    return PNG_SIGNATURE + b"".join(_packed(chunk) for chunk in kept)


def read_png(data: bytes) -> bytes:
    """The native file inside a PNG. Raises `FormatError` where the picture is damaged or holds none."""
    ours = [chunk for chunk in _chunks(data) if _is_ours(chunk)]
    if not ours:
        raise no_board("PNG")
    return decoded(_text(ours[0]))


def no_board(format_name: str) -> FormatError:
    """What to say of a picture that carries no board."""
    advice = "Pictures exported by MLSD Board carry one, unless that was turned off or a program stripped it."
    return FormatError(f"there is no board inside this {format_name}", advice=advice)


class _Chunk(NamedTuple):
    kind: bytes
    body: bytes


def _svg_payload(data: bytes) -> str | None:
    found = None
    wanted = f"{{{NAMESPACE}}}board"
    for _, element in SafeTree.iterparse(io.BytesIO(data), events=("end",)):
        if element.tag == wanted and found is None:
            found = "".join(element.itertext())
        # What has been read is dropped at once: a large drawing must not become a large tree.
        element.clear()
    return found


def decoded(payload: str) -> bytes:
    """The native file from its letters. Raises `FormatError` where they are damaged."""
    if len(payload) > MAX_PAYLOAD:
        raise FormatError("the board inside the picture is too large", advice="Is it really a board?")
    try:
        return base64.b64decode(re.sub(r"\s+", "", payload).encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise FormatError("the board inside the picture is damaged", advice=_DAMAGED) from error


def _chunks(data: bytes) -> Iterator[_Chunk]:
    if not data.startswith(PNG_SIGNATURE):
        raise FormatError("this is not a PNG picture", advice="Is the name right?")
    place = len(PNG_SIGNATURE)
    kind = b""
    while kind != b"IEND":
        head = data[place : place + 8]
        if len(head) < 8:
            raise FormatError("the PNG is cut off", where=f"byte {len(data)}", advice=_DAMAGED)
        length, kind = struct.unpack(">I4s", head)
        body = data[place + 8 : place + 8 + length]
        check = data[place + 8 + length : place + 12 + length]
        if len(check) < 4:
            raise FormatError("the PNG is cut off", where=f"byte {len(data)}", advice=_DAMAGED)
        if struct.unpack(">I", check)[0] != zlib.crc32(kind + body):
            raise FormatError(
                "the PNG is damaged: a checksum is wrong", where=f"byte {place}", advice=_DAMAGED
            )
        yield _Chunk(kind, body)
        place += 12 + length


def _packed(chunk: _Chunk) -> bytes:
    checksum = zlib.crc32(chunk.kind + chunk.body)
    return struct.pack(">I4s", len(chunk.body), chunk.kind) + chunk.body + struct.pack(">I", checksum)


def _is_ours(chunk: _Chunk) -> bool:
    return chunk.kind in _TEXT_CHUNKS and chunk.body.startswith(PNG_KEYWORD.encode() + b"\0")


def _text(chunk: _Chunk) -> str:
    """The text of a text chunk; programs that rewrite pictures turn one sort of text chunk into another."""
    rest = chunk.body.partition(b"\0")[2]
    packed = chunk.kind == b"zTXt"
    if packed:
        rest = rest[1:]
    elif chunk.kind == b"iTXt":
        packed = rest[:1] == b"\1"
        rest = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
    return (_unpacked(rest) if packed else rest).decode("latin-1")


def _unpacked(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        text = stream.decompress(data, MAX_PAYLOAD)
    except zlib.error as error:
        raise FormatError("the board inside the picture is damaged", advice=_DAMAGED) from error
    if stream.unconsumed_tail or not stream.eof:
        raise FormatError("the board inside the picture is too large or cut off", advice=_DAMAGED)
    return text
