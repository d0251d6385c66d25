"""The DOT file is drawn by `dot` and by `neato -n2`, says just what the board says, and no label breaks out of it."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import defusedxml.ElementTree as SafeTree
import pytest
from hypothesis import given, settings

from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.dot.source import dot_source
from mlsd_board.formats.exporters.dot import EXPORTER
from mlsd_board.formats.graphviz_render import render
from mlsd_board.formats.importers import png, svg
from mlsd_board.layout.engine import find_engine, run
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note
from tests.formats.boards import designs, full_board, library, options

HOSTILE = (
    '"quotes"',
    "back\\slash\\",
    "\\N \\G \\l \\\\",
    "<b>bold</b>",
    "<<table><tr><td>x</td></tr></table>>",
    "a & b &amp; &#60; &lt;",
    "two\nlines\r\nthree",
    "bell\x07 nul\x00 escape\x1b \x85 \ufffe",
    "]; evil [shape=none]; //",
    "{a|b|<p>c}",
    "x" * 10_000,
    "\u202eright to left",
    "推荐 🙂",
)


def engines() -> list[str]:
    system = shutil.which("dot")
    return [str(find_engine("pure").path), *([system] if system else [])]


def laid_out(source: bytes, engine: str, *layout: str) -> tuple[Any, str]:
    done = subprocess.run(
        [engine, *layout, "-Tjson0"], input=source, capture_output=True, check=True, timeout=60
    )
    return json.loads(done.stdout), done.stderr.decode()


def spot(text: str) -> tuple[float, float]:
    x, y = text.rstrip("!").split(",")[:2]
    return float(x), float(y)


def labelled(*labels: str) -> Design:
    nodes = [Node(id=f"n{i}", component="ranker", label=text, y=i * 100) for i, text in enumerate(labels)]
    edges = [Connection(id=f"e{i}", source=f"n{i}", target="n0", label=text) for i, text in enumerate(labels)]
    notes = [Note(id=f"note{i}", text=text, x=400, y=i * 120) for i, text in enumerate(labels)]
    frames = [Frame(id=f"f{i}", title=text, x=800, y=i * 400) for i, text in enumerate(labels)]
    return Design.of(*nodes, *edges, *notes, *frames)


@pytest.mark.parametrize("layout", [("-Kdot",), ("-Kneato", "-n2")], ids="".join)
def test_both_ways_of_drawing_work_without_a_warning(layout: tuple[str, ...]) -> None:
    source = EXPORTER.write(full_board(), options())

    for engine in engines():
        table, warnings = laid_out(source, engine, *layout)
        assert warnings == ""
        assert len(table["edges"]) == 6


def test_arrows_between_a_frame_and_what_lies_in_it_are_no_trouble() -> None:
    inside = [
        Connection(id="in", source="ranker", target="online"),
        Connection(id="out", source="online", target="inner"),
        Connection(id="self", source="online", target="online"),
    ]
    board = Design.of(*full_board().records.values(), *inside)

    for engine in engines():
        for layout in (("-Kdot",), ("-Kneato", "-n2")):
            table, warnings = laid_out(EXPORTER.write(board, options()), engine, *layout)
            assert warnings == ""
            assert len(table["edges"]) == 9


def test_neato_leaves_everything_where_it_is_on_the_board() -> None:
    board = full_board()
    for engine in engines():
        table, _ = laid_out(EXPORTER.write(board, options()), engine, "-Kneato", "-n2")
        objects = {o["name"]: o for o in table["objects"]}
        a, b = spot(objects["client_app"]["pos"]), spot(objects["ranker"]["pos"])
        before, after = board.nodes["client_app"].rect.centre, board.nodes["ranker"].rect.centre

        assert (b[0] - a[0], a[1] - b[1]) == pytest.approx((after.x - before.x, after.y - before.y), abs=0.02)
        left, low, right, high = (float(n) for n in objects["cluster_online"]["bb"].split(","))
        frame = board.frames["online"].rect
        assert (right - left, high - low) == pytest.approx((frame.width, frame.height), abs=0.02)
        assert (left - a[0], high - a[1]) == pytest.approx((frame.x - before.x, before.y - frame.y), abs=0.02)


def test_the_source_says_what_the_board_says() -> None:
    table, _ = laid_out(EXPORTER.write(full_board(), options()), engines()[0], "-Kdot")
    objects = {o["name"]: o for o in table["objects"]}
    names = {o["_gvid"]: o["name"] for o in table["objects"]}
    edges = {(names[e["tail"]], names[e["head"]]): e for e in table["edges"]}

    assert objects["store_1"]["shape"] == "cylinder"
    assert objects["offline"]["label"] == r"Offline\n(2 inside)"
    assert "lake" not in objects
    assert edges["client_app", "ranker"]["label"] == "home"
    assert edges["store_1", "ranker"]["label"] == "features"
    assert edges["offline", "registry"]["label"] == "model"
    assert edges["registry", "inner_anchor"]["lhead"] == "cluster_inner"
    assert objects["cluster_online"]["label"] == "Online"
    colours = {edges["client_app", "ranker"]["color"], edges["store_1", "ranker"]["color"]}
    assert len(colours) == 2


def test_nothing_in_a_label_is_read_as_syntax() -> None:
    design = labelled(*HOSTILE)
    for engine in engines():
        for layout in (("-Kdot",), ("-Kneato", "-n2")):
            table, warnings = laid_out(EXPORTER.write(design, options()), engine, *layout)
            # An engine without fonts estimates the width of text and says so of letters beyond ASCII.
            assert [
                line for line in warnings.splitlines() if "no value for width of non-ASCII" not in line
            ] == []
            names = {o["name"] for o in table["objects"] if not o["name"].endswith("_anchor")}
            assert names == {
                n if n[:1] != "f" else f"cluster_{n}" for n in {*design.nodes, *design.notes, *design.frames}
            }
            assert len(table["edges"]) == len(HOSTILE)


def test_graphviz_shows_labels_as_typed() -> None:
    """Escapes, entities and markup in a label come out of the picture as the characters that were typed."""
    texts = ["\\N \\G", "&amp; &#60;", "<b>x</b>", 'say "hi"\\']
    for engine in ("pure", "system") if len(engines()) > 1 else ("pure",):
        drawn = SafeTree.fromstring(render(labelled(*texts), options(engine=engine), "svg"))
        shown = {"".join(e.itertext()).replace("\xa0", " ") for e in drawn.iter() if e.tag.endswith("}text")}
        assert set(texts) <= shown


@settings(max_examples=15, deadline=None)
@given(designs())
def test_any_board_gives_dot_that_parses(design: Design) -> None:
    source = EXPORTER.write(design, options())
    answer = json.loads(run(find_engine("pure"), source.decode(), layout="nop"))

    assert answer["directed"] is True


def test_ids_of_any_kind_stay_apart() -> None:
    ids = ("a:b", "a b", "a_b", "node", "<x>", "ä", '"', "-1", "1.", "\n")
    nodes = [Node(id=id, component="cache", x=n * 200) for n, id in enumerate(ids)]
    edges = [Connection(id=f"e{n}", source=id, target="a:b") for n, id in enumerate(ids)]
    table, _ = laid_out(EXPORTER.write(Design.of(*nodes, *edges), options()), engines()[0], "-Kdot")

    assert len(table["objects"]) == len(ids)
    assert len({e["tail"] for e in table["edges"]}) == len(ids)
    assert len({e["head"] for e in table["edges"]}) == 1


def test_a_board_without_boxes_is_drawn_too() -> None:
    table, _ = laid_out(EXPORTER.write(Design(), options()), engines()[0], "-Kdot")

    assert table["name"] == "board"


def test_without_places_graphviz_decides() -> None:
    semantic = EXPORTER.write(full_board(), options(renderer="graphviz")).decode()

    assert "pos=" not in semantic
    assert "width=2" not in semantic
    assert "newrank=true" in dot_source(
        full_board(), library(), load_theme("dark"), placed=False, newrank=True
    )


def test_rendered_pictures_carry_the_board() -> None:
    board = full_board()
    as_svg, as_png = render(board, options(), "svg"), render(board, options(), "png")

    assert svg.IMPORTER.read(as_svg, library()).design == board
    assert png.IMPORTER.read(as_png, library()).design == board
    assert b"mlsd" not in render(board, options(embed=False), "svg")
    assert len(render(board, options(scale=3.0), "png")) > len(render(board, options(scale=1.0), "png"))


def test_confused_ranking_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "fake"
    fake.write_text(
        "#!/bin/sh\ncase \"$*\" in *-V*) echo 'dot - graphviz version 9 (0)' >&2; exit 0;; esac\n"
        'input=$(cat)\ncase "$*$input" in\n *json0*) echo \'{"pos": 1}\';;\n'
        " *newrank=true*) echo '<svg>again</svg>';;\n *) echo 'Error: trouble in init_rank' >&2; exit 1;;\nesac\n"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("MLSD_GRAPHVIZ", str(fake))

    assert b"again" in render(full_board(), options(), "svg")
