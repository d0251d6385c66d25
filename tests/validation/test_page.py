"""A rule's docstring becomes its page; what is missing or too much is named."""

import pytest

from mlsd_board.validation.page import Page, PageError, parse_page

PARTS = {
    "What it looks for": "A box nobody uses.",
    "Why it matters": "It is in the way.",
    "How to fix it": "Connect it,\nor take it off.",
    "Source": "A book.",
    "The interviewer asks": "What is it for?",
    "Hints": "1. Look at it.\n2. Look at its\n   arrows.\n3. Connect it.",
}


def docstring(**changes: str | None) -> str:
    parts = {**PARTS, **{k.replace("_", " "): v for k, v in changes.items()}}
    body = "\n\n".join(
        f"    ## {head}\n    " + text.replace("\n", "\n    ") for head, text in parts.items() if text
    )
    return f"A box is idle.\n\n{body}\n    "


def test_a_page_is_read_part_by_part() -> None:
    page = parse_page(docstring())

    assert page == Page(
        summary="A box is idle.",
        what="A box nobody uses.",
        why="It is in the way.",
        fix="Connect it,\nor take it off.",
        source="A book.",
        question="What is it for?",
        hints=("Look at it.", "Look at its arrows.", "Connect it."),
    )


def test_known_limits_are_optional() -> None:
    assert parse_page(docstring()).limits == ""
    assert parse_page(docstring(Known_limits="None known.")).limits == "None known."


@pytest.mark.parametrize("heading", list(PARTS))
def test_a_missing_part_is_named(heading: str) -> None:
    with pytest.raises(PageError, match=heading):
        parse_page(docstring(**{heading: None}))


def test_an_unknown_heading_is_named() -> None:
    with pytest.raises(PageError, match="unknown heading 'Warum'"):
        parse_page(docstring(Warum="So."))


@pytest.mark.parametrize("hints", ["1. One.\n2. Two.", "1. One.\n2. Two.\n3. Three.\n4. Four."])
def test_there_are_three_hints(hints: str) -> None:
    with pytest.raises(PageError, match="three hints"):
        parse_page(docstring(Hints=hints))


@pytest.mark.parametrize("nothing", [None, "", "   "])
def test_no_docstring_is_no_page(nothing: str | None) -> None:
    with pytest.raises(PageError):
        parse_page(nothing)
