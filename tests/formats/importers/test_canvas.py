"""What lies on a free canvas, and what is made of it: told apart by size, place and what wires lead to."""

from collections.abc import Sequence

from mlsd_board.formats.canvas.compose import compose
from mlsd_board.formats.canvas.pieces import Piece, Wire
from mlsd_board.formats.parsed.diagram import Diagram, Heads
from mlsd_board.model.geometry import Point, Rect
from tests.formats.importers.reading import arrows, homes


def box(
    id: str, x: float, y: float, width: float = 120, height: float = 60, label: str | None = None
) -> Piece:
    return Piece(id, Rect(x, y, width, height), id if label is None else label, "box", where=f"cell {id}")


def words(text: str, x: float, y: float, width: float = 60, height: float = 20) -> Piece:
    return Piece(text, Rect(x, y, width, height), text, text=True)


def wire(source: str | None, target: str | None, heads: Heads = "forward", label: str = "") -> Wire:
    return Wire(f"{source} to {target}", source, target, heads=heads, label=label)


def made(pieces: Sequence[Piece], *wires: Wire) -> Diagram:
    return compose(pieces, wires)


def test_what_shows_from_under_a_box_is_its_shadow() -> None:
    pieces = [box("shadow", 10, 12, label=""), box("API", 0, 0), box("DB", 300, 0), words("A server", 25, 76)]
    found = made(pieces, wire("DB", "shadow"))

    assert arrows(found) == [("DB", "", "API")]
    assert [(t.text, t.about) for t in found.texts] == [("A server", "API")]
    around = made([box("frame", -20, -20, 140, 80, label=""), box("In it", 0, 0, 110, 50), box("DB", 300, 0)])
    assert homes(around) == {"In it": ""}


def test_wires_that_meet_at_a_dot_lead_on() -> None:
    dot = box("dot", 195, 25, 8, 8, label="")
    pieces = [box("A", 0, 0), dot, box("B", 300, -100), box("C", 300, 100)]
    found = made(
        pieces,
        wire("A", "dot", "none", "rows"),
        wire("dot", "B"),
        wire("C", "dot", "backward"),
        wire("B", "C"),
    )

    assert sorted(arrows(found)) == [("A", "rows", "B"), ("A", "rows", "C"), ("B", "", "C")]
    assert {a.heads for a in found.arrows} == {"forward"}
    assert found.remarks == (
        "cell dot: lines that meet at a dot were read as arrows between what they lead to",
    )
    alone = made(pieces, wire("A", "dot"), wire("B", "dot"))
    assert len(alone.arrows) == 2
    assert len(alone.shapes) == 4


def test_a_sheet_that_wires_leave_is_a_group_and_else_paper() -> None:
    inside = [box(f"S{n}", 300 + 150 * n, 50) for n in range(7)]
    sheet = box("sheet", 270, 10, 1200, 200, label="")
    pieces = [sheet, *inside, box("User", 0, 50)]

    assert len(made(pieces, wire("S0", "S1")).groups) == 0
    assert [g.id for g in made(pieces, wire("User", "S0")).groups] == ["sheet"]
    loose = Wire("w", "User", None, Point(120, 80), Point(262, 80))
    assert arrows(made(pieces, loose)) == [("User", "", "")]


def test_a_box_close_around_another_is_a_group() -> None:
    pieces = [
        box("Cloud", 0, 0, 400, 300),
        box("Network", 10, 20, 380, 270),
        box("DB", 50, 80),
        box("A", 200, 80),
    ]

    assert homes(made(pieces)) == {"Network": "Cloud", "DB": "Network", "A": "Network"}


def test_a_legend_in_a_box_is_a_group_with_its_words() -> None:
    lines = [words(f"Sign {n}", 40, 40 + 30 * n) for n in range(5)]
    signs = [box(f"sign {n}", 15, 40 + 30 * n, 18, 18, label="") for n in range(5)]
    panel = [box("panel", 0, 0, 200, 220, label=""), words("Legend", 60, 8), *lines, *signs]
    found = made([*panel, box("A", 400, 0), box("B", 600, 0)], wire("A", "B"))

    assert [g.title for g in found.groups] == ["Legend"]
    assert {t.text for t in found.texts if t.group == "panel"} == {f"Sign {n}" for n in range(5)}
    assert {s.id for s in found.shapes} == {"A", "B"}


def test_words_that_explain_a_box_are_no_label_of_a_wire_that_passes() -> None:
    flush = [words("[Topic]", 300, 42, 80, 15), words("[Model]", 0, 42, 80, 15)]
    pieces = [box("A", 0, 60), box("B", 300, 60), box("C", 300, 260), words("own DB", 330, 125)]
    found = made(
        [*pieces, *flush],
        Wire("down", "B", "C", Point(310, 20), Point(310, 64)),
        Wire("by", "A", "C", Point(120, 90), Point(560, 180)),
    )

    assert [a.label for a in found.arrows] == ["", ""]
    assert {t.text: t.about for t in found.texts} == {"[Topic]": "B", "[Model]": "A", "own DB": "B"}
    labelled = made([*pieces[:3], words("rows", 180, 80)], wire("A", "B"))
    assert arrows(labelled) == [("A", "rows", "B")]


def test_words_below_a_picture_are_its_caption_though_a_wire_ends_there() -> None:
    picture = Piece("s3", Rect(0, 0, 60, 60), outline="image", icon="s3")
    pieces = [picture, words("Bucket", 0, 64), box("A", 300, 0), box("B", 300, 200), box("D", 600, 0)]
    found = made(pieces, wire("A", "s3"), wire("Bucket", "B"))

    assert arrows(found) == [("A", "", "Bucket"), ("Bucket", "", "B")]
    assert len(found.shapes) == 4


def test_the_caption_of_the_first_picture_is_no_title_of_a_group() -> None:
    picture = Piece("s3", Rect(20, 10, 60, 48), outline="image", icon="s3")
    group = box("g", 0, 0, 200, 300, label="")
    pieces = [group, picture, words("Bucket", 20, 60), box("A", 40, 200), box("B", 400, 0)]
    found = made(pieces, wire("B", "A"))

    assert [g.title for g in found.groups] == [""]
    assert homes(found) == {"Bucket": "", "A": ""}


def test_a_wire_bound_to_the_group_it_leads_into_begins_at_the_box_where_it_starts() -> None:
    pieces = [box("A", 0, 0), box("G", -50, 70, 400, 200), box("B", 0, 140), box("C", 200, 140)]
    bound = Wire("w", "G", "B", Point(60, 60), Point(60, 140))

    assert arrows(made(pieces, bound)) == [("A", "", "B")]
    assert arrows(made(pieces, wire("G", "B"))) == [("G", "", "B")]


def test_a_bar_with_a_sentence_above_everything_is_the_heading() -> None:
    pieces = [box("A", 0, 100), box("B", 300, 100), box("C", 600, 100)]
    bar = box("bar", 0, 0, 700, 50, "The system as it is in production")

    found = made([bar, *pieces], wire("A", "B"))
    assert [t.text for t in found.texts] == ["The system as it is in production"]
    assert len(made([bar, *pieces], wire("A", "bar")).texts) == 0
    assert len(made([box("Monitoring", 0, 0, 700, 50), *pieces], wire("A", "B")).texts) == 0


def test_the_number_of_a_step_is_no_box() -> None:
    pieces = [box("A", 0, 0), box("B", 300, 0), Piece("n", Rect(-10, -10, 20, 20), "1", "circle")]

    assert [t.text for t in made(pieces, wire("A", "B")).texts] == ["1"]
    assert len(made(pieces, wire("A", "n")).texts) == 0


def test_a_shape_that_fills_its_group_is_the_group() -> None:
    group = Piece("G", Rect(0, 0, 400, 200), container=True, outline="box")
    ground = Piece("ground", Rect(0, 0, 400, 200), outline="box", inside="G")
    inner = [Piece(id, Rect(x, 60, 100, 60), id, "box", inside="G") for id, x in (("A", 20), ("B", 200))]
    found = made([group, ground, *inner, box("C", 600, 60)], wire("ground", "C"))

    assert arrows(found) == [("", "", "C")]
    assert homes(found) == {"A": "", "B": ""}
    assert len(found.shapes) == 3


def test_a_bar_as_wide_as_a_group_at_its_upper_edge_is_its_title() -> None:
    inner = [box("A", 20, 100), box("B", 200, 100), box("C", 700, 100)]
    group = box("g", 0, 50, 400, 300, label="")

    for top in (0, 50):
        bar = box("The platform", 0, top, 400, 36)
        assert [g.title for g in made([group, bar, *inner], wire("C", "A")).groups] == ["The platform"]
    narrow = made([group, box("Other", 0, 0, 200, 36), *inner], wire("C", "A"))
    assert [g.title for g in narrow.groups] == [""]
