from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.drawing.primitives import Drawing, Group, Path, Text
from mlsd_board.formats.svg_text import number, svg_text
from mlsd_board.model.geometry import Point, Rect

SVG = "{http://www.w3.org/2000/svg}"


def drawing(*groups: Group) -> Drawing:
    return Drawing(Rect(-10, -20, 300, 200), "#fbfcfd", groups)


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def line(text: str) -> Text:
    return Text(text, Point(1, 2), 12, "#111111")


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (-0.001, "0"), (1.256, "1.26"), (100.0, "100"), (-3.5, "-3.5")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_the_picture_has_its_size_view_and_ground() -> None:
    root = parsed(svg_text(drawing(), title="Feed", description="two boxes"))

    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("300", "200", "-10 -20 300 200")
    assert [(e.tag, e.text) for e in root][:2] == [(f"{SVG}title", "Feed"), (f"{SVG}desc", "two boxes")]
    assert root[2].get("fill") == "#fbfcfd"
    assert root.get("font-family") == "Inter, Helvetica, Arial, sans-serif"


def test_opacity_is_written_as_svg_1_1_has_it() -> None:
    shade = Path(
        (("M", 0, 0), ("L", 9, 0), ("Z",)), fill="#17181980", stroke="#abcdef", width=2, dash=(3, 4.5)
    )
    path = parsed(svg_text(drawing(Group("g", "node", (shade,)))))[-1][0]

    assert path.attrib == {
        "d": "M0 0L9 0Z",
        "fill": "#171819",
        "fill-opacity": "0.5",
        "stroke": "#abcdef",
        "stroke-width": "2",
        "stroke-dasharray": "3 4.5",
    }


def test_ids_are_safe_and_never_given_out_twice() -> None:
    names = ["a b", "a?b", 'x"><script>', "", "日本", "a_b"]
    root = parsed(svg_text(drawing(*(Group(name, "node", ()) for name in names))))
    ids = [element.get("id") for element in root if element.tag == f"{SVG}g"]

    assert len(set(ids)) == len(names)
    assert all(id is not None and id.isascii() and " " not in id and "<" not in id for id in ids)


@given(st.text(st.characters()))
def test_any_text_is_well_formed_and_comes_back(text: str) -> None:
    visible = "".join(text.split())
    root = parsed(svg_text(drawing(Group(text, "node", (line(text),), text)), title=text, description=text))
    written = root[-1].find(f"{SVG}text")

    assert written is not None
    assert set("".join((written.text or "").split())) <= set(visible)


def test_markup_stays_text() -> None:
    text = "</text><script>alert('x')</script>&amp;"
    root = parsed(svg_text(drawing(Group("g", "node", (line(text),)))))

    assert root[-1][0].text == text
    assert not list(root.iter(f"{SVG}script"))


def test_measured_scripts_carry_their_width_and_others_do_not() -> None:
    texts = [line("Ranker"), line("مرحبا"), line("日本語"), line("👩‍🔬 lab")]
    root = parsed(svg_text(drawing(Group("g", "node", tuple(texts)))))

    assert [e.get("textLength") is not None for e in root[-1]] == [True, False, False, False]
