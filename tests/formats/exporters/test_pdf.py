import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.exporters.pdf import EXPORTER
from mlsd_board.formats.importers.pdf import IMPORTER
from mlsd_board.formats.pdf import fallback
from mlsd_board.formats.pdf.document import pdf_bytes
from mlsd_board.layout import engine
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Note
from mlsd_board.model.kind import Kind

DESIGN = Design.of(
    Brief(title="Feed (ranking) \\ <1>"),
    Node(id="app", component="client_app", label="Reader's app"),
    Node(id="rank", component="ranker", x=400, y=80),
    Connection(id="c", source="app", target="rank", kind=Kind.REQUEST),
    Note(id="note", y=200, text="שלום 漢字 \x00 (un)balanced \\"),
)
reads_pdf = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's programs are not installed")


def written(library: Library, **options: object) -> bytes:
    return EXPORTER.write(DESIGN, replace(ExportOptions(library), **options))


def test_the_board_travels_along_unless_asked_not_to(library: Library) -> None:
    assert IMPORTER.read(written(library), library).design == DESIGN
    with pytest.raises(FormatError, match="no board inside this PDF"):
        IMPORTER.read(written(library, embed=False), library)


def test_a_damaged_board_inside_is_refused(library: Library) -> None:
    damaged = re.sub(rb"(<mlsd:board[^>]*>)....", rb"\1", written(library))

    with pytest.raises(FormatError):
        IMPORTER.read(damaged, library)


def test_the_same_board_gives_the_same_bytes(library: Library) -> None:
    assert written(library) == written(library)
    assert written(library) != written(library, theme="dark")


def test_a_page_for_every_drawing_in_its_own_size(library: Library) -> None:
    theme = load_theme("light")
    drawings = [
        compose(Design.of(Node(id="a", component="ranker", width=w)), library, theme) for w in (168, 400)
    ]

    data = pdf_bytes(drawings, title="two")

    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)[1:]  # the first is the default
    assert [float(width) for width, _ in boxes] == pytest.approx(
        [d.bounds.width * 0.75 for d in drawings], abs=0.01
    )


@reads_pdf
def test_words_can_be_selected(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "board.pdf"
    file.write_bytes(written(library))

    text = subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True, text=True).stdout
    fonts = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout

    assert {"Reader's app", "Ranker", "request"} <= set(text.splitlines())
    assert "yes yes yes" in fonts, "embedded, as a subset, with a way back to the letters"


def _font(path: Path, letter: str, *, cubic: bool) -> None:
    """A font of one letter, a square, with quadratic or cubic curves."""
    names = [".notdef", "space", "letter"]
    font = FontBuilder(1000, isTTF=not cubic)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({32: "space", ord(letter): "letter"})
    pen = T2CharStringPen(800, None) if cubic else TTGlyphPen(None)
    for step, corner in enumerate([(0, 0), (0, 700), (700, 700), (700, 0)]):
        (pen.lineTo if step else pen.moveTo)(corner)
    pen.closePath()
    shape = pen.getCharString() if cubic else pen.glyph()
    if cubic:
        font.setupCFF("Test", {}, dict.fromkeys(names, shape), {})
    else:
        font.setupGlyf(dict.fromkeys(names, shape))
    font.setupHorizontalMetrics(dict.fromkeys(names, (800, 0)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": path.stem})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.save(path)


@reads_pdf
def test_fonts_of_the_system_stand_in_for_letters_and_boxes_where_none_has_them(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    _font(tmp_path / "one.ttf", "漢", cubic=False)
    _font(tmp_path / "two.otf", "字", cubic=True)
    (tmp_path / "broken.ttf").write_bytes(b"no font at all")
    monkeypatch.setattr(fallback, "_folders", lambda: [tmp_path])
    fallback.fallbacks.cache_clear()
    board = Design.of(Node(id="a", component="ranker", label="Über 漢字 무"))
    path = tmp_path / "board.pdf"

    path.write_bytes(EXPORTER.write(board, ExportOptions(library)))

    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True).stdout.decode()
    assert "Über 漢字 □" in read
    assert [name in fonts for name in ("Inter", "one", "two", "broken")] == [True, True, True, False]
    fallback.fallbacks.cache_clear()


def test_without_a_graphviz_of_the_system_the_renderer_says_what_to_do(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine.shutil, "which", lambda _name: None)
    monkeypatch.delenv(engine.OVERRIDE_VARIABLE, raising=False)

    with pytest.raises(FormatError, match="only a Graphviz of the system writes PDF") as caught:
        written(library, renderer="graphviz")
    assert "Install Graphviz" in caught.value.advice


@pytest.mark.skipif(not shutil.which("dot"), reason="no Graphviz on this system")
def test_graphviz_draws_it_where_there_is_one(library: Library) -> None:
    assert written(library, renderer="graphviz").startswith(b"%PDF-")
