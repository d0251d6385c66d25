"""Whatever a file holds, reading it gives a design or one clear `FormatError`, and never any other exception."""

import contextlib
import json
import random
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlsd_board.formats.embedding import NAMESPACE, board_payload, with_png_board
from mlsd_board.formats.errors import FormatError, NewerFormatError
from mlsd_board.formats.exporters.node_link import EXPORTER
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.formats.registry import exporter_for, exporters, importer_for, importers, read_board
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node, Note
from tests.formats.boards import full_board, library, options
from tests.formats.test_embedding import chunk, plain_png, svg_with

NATIVE = dumps(full_board()).encode()
LINKS = EXPORTER.write(full_board(), options())
SVG = svg_with(full_board())
PNG = with_png_board(plain_png(), board_payload(full_board()))
GOOD = {"a.mlsd.json": NATIVE, "a.json": LINKS, "a.svg": SVG, "a.png": PNG}
FORMATS = pytest.mark.parametrize("name", list(GOOD))


def opened(name: str, data: bytes) -> Design:
    return importer_for(Path(name), data).read(data, library()).design


def refused(name: str, data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        opened(name, data)
    assert str(caught.value)
    assert len(str(caught.value)) < 2000
    return caught.value


def native(*elements: Any, **more: Any) -> bytes:
    return json.dumps({"format": "mlsd-board", "version": 1, "elements": elements, **more}).encode()


def nested(depth: int) -> bytes:
    return b'{"format": "mlsd-board", "version": 1, "nodes": ' + b"[" * depth + b"]" * depth + b"}"


@FORMATS
def test_empty(name: str) -> None:
    for data in (b"", b" \n\t ", b"\xef\xbb\xbf"):
        refused(name, data)


@FORMATS
def test_cut_off_anywhere(name: str) -> None:
    data = GOOD[name]
    for place in random.Random(1).sample(range(len(data) - 12), 60):
        refused(name, data[:place])


@FORMATS
def test_binary(name: str) -> None:
    noise = random.Random(2)
    for size in (1, 100, 10_000):
        refused(name, noise.randbytes(size))
    refused(name, b"\0" * 1000)


@pytest.mark.parametrize("name", ["a.mlsd.json", "a.json"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1"])
def test_wrong_encoding(name: str, encoding: str) -> None:
    text = GOOD[name].decode().replace("Which surface", "Fläche").replace("scores well", "übt")
    refused(name, text.encode(encoding))


def test_a_byte_order_mark_is_no_harm() -> None:
    assert opened("a.mlsd.json", b"\xef\xbb\xbf" + NATIVE) == full_board()


@FORMATS
def test_fifty_megabytes(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(GOOD[name][:8])
        for _ in range(50):
            file.write(b" " * 1_000_000)

    with pytest.raises(FormatError):
        read_board(path, library())


@FORMATS
@pytest.mark.parametrize("depth", [500, 5_000, 200_000])
def test_deeply_nested(name: str, depth: int) -> None:
    refused(name, nested(depth))
    refused("a.json", b'{"nodes": [{"id": ' + b"[" * depth + b"]" * depth + b', "x": "y"}], "edges": []}')
    payload = f'<b xmlns="{NAMESPACE}">'.encode() + b"<a>" * depth + b"</a>" * depth + b"</b>"
    refused("a.svg", payload)


def test_nesting_in_attributes_and_extension() -> None:
    deep: Any = 1
    for _ in range(300):
        deep = {"a": deep}
    table = {"nodes": [{"id": "n", "component": "ranker", "cfg": deep}], "edges": [], "graph": {"brief": {}}}
    assert opened("a.json", json.dumps(table).encode()).nodes["n"].attributes["cfg"] == json.dumps(deep)
    refused("a.json", json.dumps({**table, "graph": {"mlsd_board": deep}}).encode())
    refused("a.json", json.dumps({**table, "graph": {"brief": {"req": deep, "task": [deep]}}}).encode())


@pytest.mark.parametrize("version", [3, 99, 10**30])
def test_a_future_version_is_refused_as_such(version: int) -> None:
    data = json.dumps({"format": "mlsd-board", "version": version, "planets": []}).encode()
    with pytest.raises(NewerFormatError, match="newer"):
        opened("a.mlsd.json", data)


@pytest.mark.parametrize("version", [0, -1, 1.5, "1", None, True, [], {}])
def test_a_version_that_is_none(version: Any) -> None:
    assert refused("a.mlsd.json", native(version=version)).where == "version"


def test_what_a_design_may_not_be() -> None:
    node = {"element": "node", "id": "n", "component": "ranker"}
    assert refused("a.mlsd.json", native(node, node)).where == "elements[1].id"
    assert refused("a.mlsd.json", native({**node, "id": "brief"})).where == "elements[0].id"
    loose = {"element": "connection", "id": "c", "source": "n", "target": "gone"}
    assert refused("a.mlsd.json", native(node, loose)).where == "elements[1].target"
    assert refused("a.mlsd.json", native({**node, "frame": "gone"})).where == "elements[0].frame"
    ring = [{"element": "frame", "id": a, "frame": b} for a, b in ("fg", "gf")]
    assert refused("a.mlsd.json", native(*ring)).where == "elements[0].frame"
    assert "twice" in refused("a.mlsd.json", b'{"format": "mlsd-board", "version": 1, "version": 1}').what


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "2000000", "9" * 5000])
def test_numbers_that_are_no_places(number: str) -> None:
    line = f'{{"element": "node", "id": "n", "component": "ranker", "x": {number}}}'
    data = f'{{"format": "mlsd-board", "version": 1, "elements": [{line}]}}'.encode()
    found = refused("a.mlsd.json", data)
    assert found.where == "elements[0].x" or "digits" in found.what
    refused(
        "a.json", f'{{"nodes": [{{"id": "n", "component": "ranker", "x": {number}}}], "edges": []}}'.encode()
    )


def test_half_a_character_never_keeps_a_board_from_being_saved() -> None:
    saved = dumps(Design.of(Note(id="n", text="cut \ud83d"))).encode()

    assert loads(saved).notes["n"].text == "cut \N{REPLACEMENT CHARACTER}"
    assert opened("a.mlsd.json", native({"element": "note", "id": "n", "text": "🙂"})).notes["n"].text == "🙂"


def test_half_a_character_is_no_text() -> None:
    refused("a.mlsd.json", native({"element": "note", "id": "n", "text": "\ud800"}))
    refused(
        "a.mlsd.json",
        native({"element": "node", "id": "n", "component": "ranker", "attributes": {"\ud800": 1}}),
    )
    refused("a.json", json.dumps({"nodes": [{"id": "\ud800", "component": "ranker"}], "edges": []}).encode())
    refused(
        "a.json", b'{"nodes": [{"id": "a", "component": "ranker", "\\ud800": {"a": "\\ud800"}}], "edges": []}'
    )


TEXTS = (
    "x" * 10_000,
    "<script>alert(1)</script> & ]]> <!-- --> \"'",
    "nul \0 bell \7 escape \x1b delete \x7f next \x85 \u2028 \ufffe \uffff",
    "\u202eright to left\u202c \u0627\u0644",
    '\\N \\" \\',
    "{{ %s ${x} `ls`",
)


@pytest.mark.parametrize("text", TEXTS, ids=["long", "markup", "control", "bidi", "escapes", "templates"])
@pytest.mark.parametrize("id", sorted(set(exporters()) & set(importers())))
def test_any_text_travels_through_every_format(text: str, id: str) -> None:
    board = Design.of(
        Node(id="n", component="ranker", label=text, rationale=text, attributes={"note": text}),
        Note(id="note", text=text, x=300),
        Frame(id="f", title=text, y=200),
    )
    data = exporter_for(id).write(board, options())

    assert opened(f"a{exporter_for(id).suffixes[0]}", data) == board


def laughs(entity_in: str) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE svg [<!ENTITY l0 "ha">{levels}]><svg>{entity_in}</svg>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        laughs(f'<board xmlns="{NAMESPACE}">&l9;</board>'),
        f'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><s><b xmlns="{NAMESPACE}">&x;</b></s>'.encode(),
        f'<!DOCTYPE s [<!ENTITY % x SYSTEM "http://localhost/x"> %x;]><s xmlns="{NAMESPACE}"/>'.encode(),
        laughs("&l9;"),
        f'<?xml version="1.0" encoding="klingon"?><s xmlns="{NAMESPACE}"/>'.encode(),
        f'<s xmlns="{NAMESPACE}"><board>AAAA</s>'.encode(),
        f'<s xmlns="{NAMESPACE}">\x00</s>'.encode(),
        b"\xff\xfe<\0s\0",
    ],
    ids=["laughs", "file", "parameter", "laughs-without-board", "encoding", "unclosed", "nul", "utf-16"],
)
def test_xml_bombs(data: bytes) -> None:
    refused("a.svg", data)


def test_a_png_with_a_wrong_checksum_anywhere() -> None:
    for place in random.Random(3).sample(range(8, len(PNG) - 12), 80):
        damaged = PNG[:place] + bytes([PNG[place] ^ 0x10]) + PNG[place + 1 :]
        refused("a.png", damaged)


def test_a_png_with_impossible_chunks() -> None:
    head = PNG[:8]
    refused("a.png", head)
    refused("a.png", head + struct.pack(">I4s", 2**32 - 1, b"IHDR") + b"x" * 100)
    refused("a.png", head + chunk(b"IEND", b""))
    refused("a.png", head + chunk(b"iTXt", b"mlsd-board\0"))
    refused(
        "a.png", head + chunk(b"iTXt", b"mlsd-board\0\1\0\0\0" + zlib.compress(b"AAAA")) + chunk(b"IEND", b"")
    )


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda c: (
            st.lists(c)
            | st.dictionaries(
                st.sampled_from(
                    (
                        "nodes",
                        "edges",
                        "graph",
                        "brief",
                        "id",
                        "source",
                        "target",
                        "component",
                        "mlsd_board",
                        "elements",
                        "req",
                    )
                ),
                c,
            )
        ),
        max_leaves=20,
    )
)
@example({"nodes": [{"id": None, "component": None}], "edges": [{"source": None, "target": None}]})
def test_any_json_is_read_or_refused(value: Any) -> None:
    data = json.dumps(value).encode()
    for name in ("a.json", "a.mlsd.json"):
        with contextlib.suppress(FormatError):
            found = opened(name, data)
            assert loads(dumps(found).encode()) == found


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_any_damage_is_survived(name: str, data: st.DataObject) -> None:
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with contextlib.suppress(FormatError):
        found = opened(name, bytes(content))
        assert loads(dumps(found).encode()) == found
