"""Gets at the scene: plain JSON, or JSON packed into a comment of an SVG or a text chunk of a PNG."""

import base64
import binascii
import json
import re
import struct
import zlib
from typing import Any

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import MOST_ELEMENTS, MOST_TEXT, check_length
from mlsd_board.formats.parsed.words import decoded

PNG = b"\x89PNG\r\n\x1a\n"
_MIME = b"application/vnd.excalidraw+json"
_SVG_PAYLOAD = re.compile(r"<!--\s*payload-start\s*-->(.*?)<!--\s*payload-end\s*-->", re.DOTALL)
_SVG_VERSION = re.compile(r"<!--\s*payload-version:(\d+)\s*-->")
_TYPED = re.compile(rb'"type"\s*:\s*"excalidraw(?:/clipboard|lib)?"')
_DAMAGED = "Open it in Excalidraw and save it again."


def carries(data: bytes) -> bool:
    """Whether a file looks as if an Excalidraw scene were in it."""
    if data.startswith(PNG):
        return _MIME in data
    return bool(_TYPED.search(data)) or b"payload-type:application/vnd.excalidraw+json" in data


def scene(data: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The scene in a file, and remarks. Raises `FormatError`."""
    if data.startswith(PNG):
        return _table(_unwrapped(_png_payload(data).encode("latin-1"))), ()
    text, remark = decoded(data)
    payload = _SVG_PAYLOAD.search(text)
    if payload:
        version = _SVG_VERSION.search(text)
        packed = _from_base64(payload.group(1).strip())
        plain = (
            packed
            if version is None or version.group(1) == "1"
            else packed.decode("latin-1").encode("latin-1")
        )
        return _table(_unwrapped(plain)), ()
    if "<svg" in text[:2000]:
        raise FormatError(
            "there is no Excalidraw scene inside this SVG", advice="Export it with “Embed scene”."
        )
    return _table(text), (remark,) if remark else ()


def _table(text: str) -> dict[str, Any]:
    check_length(text, ("{", "["), MOST_ELEMENTS)
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        what = f"the scene is not valid JSON: {error.msg}"
        raise FormatError(
            what, where=where, advice="Something may have been pasted into it, or it was cut off."
        ) from error
    except (RecursionError, ValueError) as error:
        raise FormatError(
            "the scene is nested too deeply or holds an impossible number", advice=_DAMAGED
        ) from error
    if not isinstance(found, dict):
        raise FormatError("this is no Excalidraw scene", advice="A scene is JSON with a list of elements.")
    return found


def _unwrapped(data: bytes) -> str:
    """What pictures carry: the scene itself, or an object that says how `encoded` is packed."""
    text = data.decode("utf-8", "replace")
    outer = _table(text)
    if "encoded" not in outer:
        return text
    encoded = outer["encoded"]
    if not isinstance(encoded, str):
        raise FormatError("the scene inside the picture is damaged", advice=_DAMAGED)
    packed = encoded.encode("latin-1", "replace")
    if outer.get("compressed"):
        packed = _inflated(packed)
    return packed.decode("utf-8", "replace")


def _inflated(packed: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(packed, MOST_TEXT)
    except zlib.error as error:
        raise FormatError("the scene inside the picture is damaged", advice=_DAMAGED) from error
    if stream.unconsumed_tail:
        raise FormatError("the scene inside the picture is too large", advice="Take the pictures out of it.")
    return plain


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s+", "", text), validate=True)
    except (binascii.Error, ValueError) as error:
        raise FormatError("the scene inside the picture is damaged", advice=_DAMAGED) from error


def _png_payload(data: bytes) -> str:
    place = len(PNG)
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        if kind == b"tEXt" and body.startswith(_MIME + b"\0"):
            return body.partition(b"\0")[2].decode("latin-1")
        place += 12 + length
    raise FormatError("there is no Excalidraw scene inside this PNG", advice="Export it with “Embed scene”.")
