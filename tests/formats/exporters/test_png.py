import io
from dataclasses import replace

import pytest
from PIL import Image

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.embedding import read_png
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.exporters.png import EXPORTER, MAX_SIDE, rasterised
from mlsd_board.formats.native import codec
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind

DESIGN = Design.of(
    Node(id="app", component="client_app"),
    Node(id="rank", component="ranker", x=400, y=80),
    Connection(id="c", source="app", target="rank", kind=Kind.REQUEST),
)
TEXT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="220" height="40" font-family="Inter, sans-serif">'
    '<path d="M0 0L220 0L220 40L0 40Z" fill="#ffffff"/>'
    '<text x="10" y="28" font-size="24" font-weight="{weight}">Mill mill mill</text></svg>'
)


def image(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def written(library: Library, design: Design = DESIGN, **options: object) -> bytes:
    return EXPORTER.write(design, replace(ExportOptions(library), **options))


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0, 2.5])
def test_the_picture_has_the_size_of_the_drawing_times_the_scale(scale: float, library: Library) -> None:
    bounds = compose(DESIGN, library, load_theme("light")).bounds

    width, height = image(written(library, scale=scale)).size
    assert width == pytest.approx(bounds.width * scale, abs=1)
    assert height == pytest.approx(bounds.height * scale, abs=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_ground_is_that_of_the_theme_and_boxes_lie_on_it(theme: str, library: Library) -> None:
    picture = image(written(library, theme=theme, scale=1.0))
    ground = load_theme(theme).background

    assert "#{:02x}{:02x}{:02x}".format(*picture.getpixel((0, 0))) == ground
    assert len(set(picture.get_flattened_data())) > 20


def test_text_is_drawn_in_the_bundled_font_and_its_two_weights() -> None:
    ink = {
        weight: sum(
            p < 128
            for p in image(rasterised(TEXT.format(weight=weight), 1)).convert("L").get_flattened_data()
        )
        for weight in (400, 600)
    }

    assert ink[400] > 100
    assert ink[600] > ink[400] * 1.2


def test_the_board_travels_along_unless_asked_not_to(library: Library) -> None:
    assert codec.loads(read_png(written(library))) == DESIGN
    with pytest.raises(FormatError, match="no board"):
        read_png(written(library, embed=False))


def test_embedding_changes_no_pixel_and_the_bytes_are_stable(library: Library) -> None:
    assert image(written(library)).tobytes() == image(written(library, embed=False)).tobytes()
    assert written(library) == written(library)


@pytest.mark.parametrize("scale", [1_000.0, 1e300])
def test_a_picture_too_large_is_refused_with_a_scale_that_works(scale: float, library: Library) -> None:
    with pytest.raises(FormatError, match="too large") as caught:
        written(library, scale=scale)

    assert "Use a scale of at most" in str(caught.value)


def test_without_a_scale_a_wide_board_is_drawn_as_large_as_fits(library: Library) -> None:
    wide = Design.of(Node(id="a", component="cache"), Node(id="b", component="cache", x=40_000))

    picture = written(library, design=wide)
    assert image(picture).width == MAX_SIDE
    assert EXPORTER.told
    assert "less sharp than usual" in EXPORTER.told(picture)
    assert EXPORTER.told(written(library)) == ""


def test_a_board_too_wide_for_any_picture_says_what_to_do(library: Library) -> None:
    far = Design.of(Node(id="a", component="cache"), Node(id="b", component="cache", x=999_000, y=999_000))

    with pytest.raises(FormatError, match="tidy the board"):
        written(library, design=far)


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan"), float("inf")])
def test_a_scale_that_makes_no_sense_is_refused(scale: float, library: Library) -> None:
    with pytest.raises(FormatError, match="scale must be"):
        written(library, scale=scale)


def test_the_smallest_picture_still_has_a_pixel(library: Library) -> None:
    assert image(written(library, scale=0.0001)).size == (1, 1)
