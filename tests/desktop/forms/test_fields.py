"""Editors give a value once, when the user has given it, and never because one was shown."""

import pytest
from PySide6.QtCore import Qt

from mlsd_board.catalog.component import Attribute
from mlsd_board.desktop.forms.attribute_field import attribute_field, cleared
from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ListField, ProseField, TextField
from mlsd_board.desktop.forms.number_field import NumberField
from mlsd_board.desktop.forms.rows import caption


def given(editor: object) -> list[object]:
    values: list[object] = []
    editor.given.connect(values.append)
    return values


def test_showing_gives_nothing(qtbot) -> None:
    for editor, value in (
        (TextField(), "a"),
        (ProseField(), "b"),
        (NumberField(), 3),
        (FlagField(), True),
        (ListField(), ("x",)),
    ):
        qtbot.addWidget(editor)
        values = given(editor)
        editor.show_value(value)
        assert values == []


def test_text_is_given_on_enter_and_only_when_it_changed(qtbot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.show_value("old")
    values = given(field)

    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.selectAll()
    qtbot.keyClicks(field, "new")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert values == ["new"]


def test_prose_is_given_after_a_pause(qtbot) -> None:
    field = ProseField()
    qtbot.addWidget(field)
    values = given(field)

    qtbot.keyClicks(field, "why not")

    qtbot.waitUntil(lambda: values == ["why not"])


def test_numbers_take_suffixes_and_hint_at_unusual_ones(qtbot) -> None:
    field = NumberField("ms", (1, 5000))
    qtbot.addWidget(field)
    values = given(field)

    qtbot.keyClicks(field.line, "10k")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert values == [10_000]
    assert "1 to 5,000 ms" in field.hint.text()

    field.line.setText("soon")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert values == [10_000]
    assert "no number in front" in field.hint.text()

    field.line.clear()
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert values == [10_000, None]
    assert field.hint.text() == ""


def test_a_flag_goes_round_from_not_stated_to_yes_to_no(qtbot) -> None:
    field = FlagField()
    qtbot.addWidget(field)
    values = given(field)
    words = [field.text()]

    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Space)
        words.append(field.text())

    assert values == [True, False, None]
    assert words == ["not stated", "yes", "no", "not stated"]


def test_a_choice_shows_what_is_not_among_its_choices(qtbot) -> None:
    field = ChoiceField([("a", "A"), ("b", "B")])
    qtbot.addWidget(field)

    field.show_value("zebra")
    assert "zebra" in field.currentText()

    field.show_value(None)
    assert field.currentText() == "not stated"


def test_lists_drop_doubles_and_blanks(qtbot) -> None:
    field = ListField()
    qtbot.addWidget(field)
    values = given(field)

    qtbot.keyClicks(field, "a, b,, a")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert values == [("a", "b")]
    assert cleared(()) is None


@pytest.mark.parametrize("type", ["number", "integer", "boolean", "text", "choice", "choices", "list"])
def test_every_type_of_attribute_has_an_editor(qtbot, type: str) -> None:
    choices = ("x", "y") if type.startswith("choice") else ()
    editor = attribute_field(Attribute(type=type, choices=choices))
    qtbot.addWidget(editor)

    editor.show_value(None)
    assert given(editor) == []


def test_captions_drop_the_unit_that_stands_beside() -> None:
    assert caption("p99_latency_ms", "ms") == "P99 latency"
    assert caption("ttl_s", "s") == "TTL"
    assert caption("qps") == "QPS"
