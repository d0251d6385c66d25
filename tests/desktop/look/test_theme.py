"""Palette and style sheet: every colour comes from a theme, and words stay readable."""

import re

import pytest
from PySide6.QtGui import QPalette

from mlsd_board.desktop.look.theme import palette, panel, style_sheet, wanted_theme
from mlsd_board.drawing.theme import THEMES, load_theme
from mlsd_board.workspace.settings import Settings
from tests.drawing.contrast import contrast


@pytest.mark.parametrize("name", THEMES)
def test_words_are_readable_on_what_lies_under_them(qapp, name) -> None:
    theme = load_theme(name)
    made = palette(theme)
    role = QPalette.ColorRole

    for words, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.HighlightedText, role.Highlight),
    ):
        assert contrast(made.color(words).name(), made.color(ground).name()) >= 4.5
    assert contrast(theme.muted, panel(theme)) >= 4.5


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_is_filled_in_whole(name) -> None:
    sheet = style_sheet(load_theme(name))

    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert re.search(r"url\((.+?)\)", sheet)


def test_a_choice_overrules_the_system(qapp) -> None:
    assert wanted_theme(Settings(theme="dark")).name == "dark"
    assert wanted_theme(Settings(theme="light")).name == "light"
    assert wanted_theme(Settings(theme="dark", hand_drawn=True)).name == "hand-dark"
