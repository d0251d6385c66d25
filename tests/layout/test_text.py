"""Text measured as it will be drawn, by Qt and by the rasteriser, and broken so that it fits."""

import html
import io

import pytest
import resvg_py
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mlsd_board.layout import text
from mlsd_board.layout.text import Face

SAMPLES = [
    "Candidate generator",
    "Feature store",
    "AVAWAT To 99.9%",
    "p99 <= 200 ms",
    "10x20 (A) [B] A-B a:b 10:30",
    "model -> registry, a <-> b",
    "X→Y — “quoted”",
    "Überprüfung Журнал λ",
    "request/response & 5 < 6",
]
CASES = [(sample, face, size) for sample in SAMPLES for face in Face for size in (11, 20)]


def rendered_ink(sample: str, size: int, face: Face) -> float:
    style = f'font-family="{text.FAMILY}" font-size="{size}" font-weight="{int(face)}" style="{text.SVG_FONT_STYLE}"'
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60">'
        f'<text x="10" y="40" {style}>{html.escape(sample)}</text></svg>'
    )
    files = [str(path) for path in text.font_files()]
    png = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files, zoom=4)
    box = Image.open(io.BytesIO(png)).getchannel("A").getbbox()
    assert box is not None
    return (box[2] - box[0]) / 4


@pytest.mark.parametrize(("sample", "face", "size"), CASES)
def test_the_rasteriser_draws_text_as_wide_as_measured(sample: str, face: Face, size: int) -> None:
    drawn = rendered_ink(f"|{sample}|", size, face) - rendered_ink("||", size, face)
    assert text.text_width(sample, size, face) == pytest.approx(drawn, rel=0.02)


@pytest.mark.parametrize(("sample", "face", "size"), CASES)
def test_qt_draws_text_as_wide_as_measured(sample: str, face: Face, size: int, qapp: object) -> None:
    gui = pytest.importorskip("PySide6.QtGui")
    number = gui.QFontDatabase.addApplicationFont(str(text.font_path(face)))
    font = gui.QFont(text.FAMILY)
    font.setPixelSize(size)
    font.setHintingPreference(gui.QFont.HintingPreference.PreferNoHinting)
    for tag, value in text.axes(face).items():
        font.setVariableAxis(gui.QFont.Tag(tag), value)
    measured = gui.QFontMetricsF(font)
    drawn, height, ascent = measured.horizontalAdvance(sample), measured.height(), measured.ascent()
    gui.QFontDatabase.removeApplicationFont(number)
    assert text.text_width(sample, size, face) == pytest.approx(drawn, rel=0.02)
    assert text.line_height(size) == pytest.approx(height, rel=0.02)
    assert text.ascent(size) == pytest.approx(ascent, rel=0.02)


def test_width_grows_with_size_and_weight() -> None:
    assert text.text_width("", 12) == 0
    assert text.text_width("Ranker", 24) == pytest.approx(2 * text.text_width("Ranker", 12))
    assert text.text_width("Ranker", 12, Face.SEMIBOLD) > text.text_width("Ranker", 12)


def test_kerning_brings_pairs_together() -> None:
    apart = text.text_width("A", 100) + text.text_width("V", 100)
    assert text.text_width("AV", 100) < apart - 2


@pytest.mark.parametrize("sample", ["日本語", "🤖🤖🤖", "กขค"])
def test_characters_the_font_lacks_count_one_em(sample: str) -> None:
    assert text.text_width(sample, 12) == pytest.approx(36)


def test_accents_and_invisible_characters_take_no_room() -> None:
    assert text.text_width("e\u0301\u200b\x00\u202e", 12) == text.text_width("e", 12)


def test_wrap_breaks_at_spaces() -> None:
    lines = text.wrap("Batch feature pipeline", 13, Face.SEMIBOLD, 110, 3)
    assert lines == ["Batch feature", "pipeline"]


def test_wrap_keeps_line_breaks_and_drops_empty_lines() -> None:
    assert text.wrap("  one\r\n\n two  three ", 12, Face.REGULAR, 300, 5) == ["one", "two three"]


def test_wrap_elides_what_is_left_over() -> None:
    lines = text.wrap("one two three four five six seven", 12, Face.REGULAR, 60, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert text.wrap("one\ntwo", 12, Face.REGULAR, 300, 1) == ["one…"]


def test_wrap_breaks_a_long_word() -> None:
    lines = text.wrap("streaming_feature_pipeline_of_doom", 12, Face.REGULAR, 80, 9)
    assert "".join(lines) == "streaming_feature_pipeline_of_doom"
    assert len(lines) > 2


@pytest.mark.parametrize("nothing", ["", "   ", "\n\n"])
def test_wrap_of_nothing_is_nothing(nothing: str) -> None:
    assert text.wrap(nothing, 12, Face.REGULAR, 80, 3) == []


def test_no_lines_allowed_gives_none() -> None:
    assert text.wrap("words", 12, Face.REGULAR, 80, 0) == []


def test_elide() -> None:
    assert text.elide("Ranker", 12, Face.REGULAR, 100) == "Ranker"
    short = text.elide("Streaming feature pipeline", 12, Face.REGULAR, 80)
    assert short.startswith("Streamin")
    assert short.endswith("…")
    assert text.elide("Ranker", 12, Face.REGULAR, 1) == "…"


def test_a_cut_never_parts_a_letter_from_its_accents() -> None:
    word = "e\u0301\u0323" * 40
    for line in text.wrap(word, 12, Face.REGULAR, 50, 9)[:-1]:
        assert len(line) % 3 == 0


@pytest.mark.parametrize("label", ["word " * 2000, "x" * 10_000, "e\u0301" * 5000, "a\u200d" * 5000])
def test_ten_thousand_characters_fit_two_lines(label: str) -> None:
    lines = text.wrap(label, 12, Face.REGULAR, 150, 2)
    assert len(lines) == 2
    assert all(text.text_width(line, 12) <= 150 for line in lines)


@given(label=st.text(max_size=80), width=st.floats(15, 300), lines=st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_wrapped_lines_fit_and_keep_the_order_of_the_text(label: str, width: float, lines: int) -> None:
    wrapped = text.wrap(label, 12, Face.REGULAR, width, lines)
    assert len(wrapped) <= lines
    assert all(text.text_width(line, 12) <= width + 1e-6 for line in wrapped)
    shown = "".join(wrapped).removesuffix("…").replace(" ", "")
    assert "".join(label.split()).startswith(shown)
