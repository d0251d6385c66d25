from collections.abc import Iterator
from itertools import combinations
from typing import get_args

import pytest
from pydantic import ValidationError

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.pieces.colours import over
from mlsd_board.drawing.shapes.frame import TAB_TINT, TINT
from mlsd_board.drawing.theme import BY_HAND, NO_HUE, THEMES, Hue, Theme, ThemeName, load_theme, theme_name
from mlsd_board.model.kind import Kind
from mlsd_board.model.values import Tag
from tests.drawing.contrast import contrast

READABLE, VISIBLE = 4.5, 3.0


def written(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Every pair of a text colour and what it is written on, with its name."""
    tints = {name: over(f"{hue.fill}{TINT}", theme.background) for name, hue in theme.hues.items()}
    grounds = {"background": theme.background, "surface": theme.surface, **tints}
    for where, ground in grounds.items():
        yield f"ink on {where}", theme.ink, ground
        yield f"muted on {where}", theme.muted, ground
        for kind, line in [*theme.lines.items(), ("untyped", theme.untyped)]:
            yield f"{kind} on {where}", line.colour, ground
    for name, hue in theme.hues.items():
        yield f"ink on {name} box", theme.ink, hue.fill
        yield f"muted on {name} box", theme.muted, hue.fill
        yield f"accent on {name} box", hue.accent, hue.fill
        yield f"title of {name} frame", hue.accent, over(f"{hue.stroke}{TAB_TINT}", tints[name])
        yield f"title of {name} boundary", hue.accent, over(f"{hue.stroke}{TAB_TINT}", theme.background)
    for name, tones in theme.severities.items():
        yield f"sign of {name}", tones.mark, tones.fill
        yield f"{name} on background", tones.text, theme.background
        yield f"{name} on surface", tones.text, theme.surface
    yield "note", theme.note.text, theme.note.fill


def test_contrast_of_the_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("name", THEMES)
def test_all_text_is_readable(name: str) -> None:
    faint = [
        (what, round(contrast(a, b), 2))
        for what, a, b in written(load_theme(name))
        if contrast(a, b) < READABLE
    ]

    assert faint == []


@pytest.mark.parametrize("name", THEMES)
def test_marks_of_the_window_are_visible(name: str) -> None:
    theme = load_theme(name)
    marks = {"selection", "ghost", "guide"}
    seen = {mark: contrast(getattr(theme.window, mark), theme.background) for mark in marks}

    assert {mark for mark, value in seen.items() if value < VISIBLE} == set()


@pytest.mark.parametrize("name", THEMES)
def test_tags_are_visible_on_all_they_lie_upon(name: str) -> None:
    theme = load_theme(name)
    grounds = [theme.background, theme.surface, theme.note.fill, *(hue.fill for hue in theme.hues.values())]
    faint = {tag for tag, tone in theme.tags.items() if any(contrast(tone, g) < VISIBLE for g in grounds)}

    assert set(theme.tags) == set(get_args(Tag))
    assert faint == set()


@pytest.mark.parametrize("name", THEMES)
def test_the_nine_kinds_differ_in_line_style_and_not_only_in_colour(name: str) -> None:
    theme = load_theme(name)
    assert set(theme.lines) == set(Kind)
    styles = [*theme.lines.items(), (None, theme.untyped)]

    for (one, a), (other, b) in combinations(styles, 2):
        assert (a.width, a.dash, a.double, a.hollow) != (b.width, b.dash, b.double, b.hollow), (one, other)


@pytest.mark.parametrize("name", THEMES)
def test_every_group_of_the_library_has_a_hue_of_its_own(name: str, library: Library) -> None:
    theme = load_theme(name)
    hues = [theme.hue(group.hue) for group in library.groups.values()]

    assert {group.hue for group in library.groups.values()} <= set(theme.hues)
    assert len({hue.fill for hue in hues}) == len(hues)


def test_all_themes_have_the_same_tokens() -> None:
    light, *others = (_names(load_theme(name).model_dump()) for name in THEMES)

    assert [names == light for names in others] == [True] * len(others)
    assert [name for name in THEMES if load_theme(name).dark] == ["dark", "hand-dark"]


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_found_by_its_colours_and_strokes(name: ThemeName) -> None:
    assert theme_name(dark=load_theme(name).dark, by_hand=name in BY_HAND) == name
    assert load_theme(name).name == name


@pytest.mark.parametrize(("name", "colours"), BY_HAND.items())
def test_what_is_drawn_by_hand_has_the_colours_of_its_theme_and_strong_outlines(
    name: ThemeName, colours: ThemeName
) -> None:
    theme, plain = load_theme(name), load_theme(colours)

    assert (theme.background, theme.ink, theme.lines) == (plain.background, plain.ink, plain.lines)
    for key, hue in theme.hues.items():
        faint = plain.hues[key]
        assert contrast(hue.stroke, hue.fill) > contrast(faint.stroke, faint.fill)
        assert contrast(hue.accent, hue.fill) > contrast(faint.accent, faint.fill)


def test_an_unknown_hue_is_neutral() -> None:
    theme = load_theme("light")

    assert theme.hue("mauve") == theme.hues[NO_HUE]


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValidationError):
        Hue(fill="red", stroke="#000000", accent="#000000")


def _names(tokens: object, path: str = "") -> list[str]:
    if isinstance(tokens, dict):
        return sorted(name for key, value in tokens.items() for name in _names(value, f"{path}.{key}"))
    return [path]
