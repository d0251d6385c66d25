"""A board comes out of a picture as it went in, whatever programs did to the picture in between."""

import base64
import io
import struct
import tracemalloc
import zlib

import pytest
from hypothesis import given, settings
from PIL import Image, PngImagePlugin

from mlsd_board.formats.embedding import (
    MAX_PAYLOAD,
    NAMESPACE,
    PNG_KEYWORD,
    board_payload,
    read_png,
    read_svg,
    svg_metadata,
    with_png_board,
)
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.design import Design
from tests.formats.boards import designs, full_board


def svg_with(design: Design) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{svg_metadata(board_payload(design))}<g/></svg>'.encode()


def plain_png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (3, 2), "#369").save(file, "PNG")
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(kind + body))


def png_with_chunk(kind: bytes, body: bytes) -> bytes:
    png = plain_png()
    return png[:33] + chunk(kind, body) + png[33:]


@settings(max_examples=40, deadline=None)
@given(designs())
def test_a_board_comes_back_from_either_picture(design: Design) -> None:
    svg = read_svg(svg_with(design))
    png = read_png(with_png_board(plain_png(), board_payload(design)))

    assert svg == png == dumps(design).encode()
    assert loads(png) == design


def test_the_pixels_stay() -> None:
    picture = with_png_board(plain_png(), board_payload(full_board()))

    with Image.open(io.BytesIO(picture)) as image:
        image.load()
        assert image.size == (3, 2)
        assert image.getpixel((0, 0)) == (0x33, 0x66, 0x99)
        assert PNG_KEYWORD in image.info


def test_a_second_board_replaces_the_first() -> None:
    once = with_png_board(plain_png(), board_payload(full_board()))
    twice = with_png_board(once, board_payload(Design()))

    assert loads(read_png(twice)) == Design()
    assert twice == with_png_board(plain_png(), board_payload(Design()))


def test_a_reformatted_svg_still_has_its_board() -> None:
    """Editors indent, wrap long text, rename prefixes and add a document type."""
    payload = board_payload(full_board())
    wrapped = "\n    ".join(payload[i : i + 60] for i in range(0, len(payload), 60))
    svg = (
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        f'<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:ns0="{NAMESPACE}"><svg:metadata id="m1">\n'
        f"  <ns0:board encoding='base64'>\n    {wrapped}\n  </ns0:board></svg:metadata></svg:svg>"
    )

    for data in (svg.encode(), svg.encode("utf-16")):
        found = read_svg(data)
        assert found is not None
        assert loads(found) == full_board()


def test_a_rewritten_png_still_has_its_board() -> None:
    """Programs that rewrite a picture turn one sort of text chunk into another."""
    picture = with_png_board(plain_png(), board_payload(full_board()))
    with Image.open(io.BytesIO(picture)) as image:
        info = PngImagePlugin.PngInfo()
        info.add_text(PNG_KEYWORD, image.info[PNG_KEYWORD], zip=True)
        packed = io.BytesIO()
        image.save(packed, "PNG", pnginfo=info)
    payload = board_payload(full_board()).encode()
    keyword = PNG_KEYWORD.encode()
    compressed = png_with_chunk(b"iTXt", keyword + b"\0\1\0en\0x\0" + zlib.compress(payload))

    for data in (packed.getvalue(), compressed, png_with_chunk(b"tEXt", keyword + b"\0" + payload)):
        assert loads(read_png(data)) == full_board()


def test_pictures_without_a_board() -> None:
    assert read_svg(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None
    assert read_svg(f"<svg>{NAMESPACE}</svg>".encode()) is None
    with pytest.raises(FormatError, match="no board inside"):
        read_png(plain_png())


def test_a_compressed_bomb_is_not_unpacked() -> None:
    bomb = png_with_chunk(b"zTXt", PNG_KEYWORD.encode() + b"\0\0" + zlib.compress(b"\0" * 200_000_000, 9))

    tracemalloc.start()
    try:
        with pytest.raises(FormatError, match="too large"):
            read_png(bomb)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 3 * MAX_PAYLOAD


@pytest.mark.parametrize("body", [b"\0\0not zlib", b"", b"\0", b"\0\0"])
def test_a_damaged_compressed_chunk(body: bytes) -> None:
    with pytest.raises(FormatError):
        read_png(png_with_chunk(b"zTXt", PNG_KEYWORD.encode() + b"\0" + body))


@pytest.mark.parametrize("text", ["", "%%%", "abc", "AAAA=AAAA", "ä" * 8, base64.b64encode(b"{}").decode()])
def test_a_damaged_payload(text: str) -> None:
    png = png_with_chunk(b"iTXt", PNG_KEYWORD.encode() + b"\0\0\0\0\0" + text.encode())
    svg = f'<svg><board xmlns="{NAMESPACE}">{text}</board></svg>'.encode()

    with pytest.raises(FormatError):
        loads(read_png(png))
    with pytest.raises(FormatError):
        loads(read_svg(svg) or b"")
