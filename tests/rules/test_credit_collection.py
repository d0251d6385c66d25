"""What holds for the credits as a whole: names, pages, prerequisites."""

import re
from pathlib import Path

import pytest

import mlsd_board.rules
from mlsd_board.rules import all_credits, all_rules
from mlsd_board.validation.credit import Recognition
from mlsd_board.validation.dimension import Dimension

FOLDER = Path(mlsd_board.rules.__file__).parent / "credits"
every_credit = pytest.mark.parametrize("recognition", all_credits(), ids=lambda r: r.id)


@every_credit
def test_a_credit_is_named_like_its_file_and_its_function(recognition: Recognition) -> None:
    name = recognition.id.replace("-", "_")

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", recognition.id)
    assert recognition.look.__module__ == f"mlsd_board.rules.credits.{name}"
    assert getattr(recognition.look, "__name__", "") == name


@every_credit
def test_a_credit_has_a_title_a_dimension_and_known_prerequisites(recognition: Recognition) -> None:
    assert re.fullmatch(r"[A-Z][^.]+[^.]", recognition.title)
    assert isinstance(recognition.dimension, Dimension)
    assert set(recognition.passes) <= {r.code for r in all_rules()}


@every_credit
def test_a_page_is_complete(recognition: Recognition) -> None:
    page = recognition.page
    text = recognition.look.__doc__ or ""

    assert re.fullmatch(r"[A-Z][^\n]*\.", page.summary), "the first line is one sentence"
    assert all(len(part) > 20 and part[-1] == "." for part in (page.what, page.why, page.source))
    assert re.findall(r"\b(?:RML|MTS|HTD|GML|MDP|EY\d|AD|CH|S\d)\b", text) == []


def test_ids_and_titles_are_unique_and_every_file_holds_one() -> None:
    ids = [r.id for r in all_credits()]

    assert len(set(ids)) == len({r.title for r in all_credits()}) == len(ids)
    assert sorted(p.stem.replace("_", "-") for p in FOLDER.glob("*.py") if p.stem != "__init__") == ids
