"""Browsing what there is to begin with."""

import random
from datetime import date, timedelta

import pytest

from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.workspace.browsing import Entry, Wanted, any_of, companies, daily, entries, found, tags

ALL = entries(load_questions(), load_templates())


def ids(wanted: Wanted, done: tuple[str, ...] = ()) -> list[str]:
    return [entry.id for entry in found(ALL, wanted, done)]


def test_every_question_and_template_is_on_its_shelf() -> None:
    assert set(ids(Wanted())) == set(load_questions())
    boards = [*ids(Wanted(shelf="starter")), *ids(Wanted(shelf="reference")), *ids(Wanted(shelf="own"))]
    assert set(boards) == set(load_templates())
    assert len({entry.key for entry in ALL}) == len(ALL)


def test_words_category_tag_difficulty_and_company_narrow_the_view() -> None:
    assert ids(Wanted(words="plane FILMS")) == ["inflight_movies"]
    assert "bank_fraud" in ids(Wanted(words="delayed labels"))
    assert set(ids(Wanted(category="bi"))) == {i for i, q in load_questions().items() if q.category == "bi"}
    tag = tags(ALL, "question")[0]
    assert set(tags(ALL, "question")) == {tag for card in load_questions().values() for tag in card.tags}
    assert ids(Wanted(tag=tag)) == [i for i, q in load_questions().items() if tag in q.tags]
    assert all(load_questions()[i].difficulty == 3 for i in ids(Wanted(difficulty=3)))
    company = companies(ALL, "question")[0]
    assert ids(Wanted(company=company))
    assert ids(Wanted(words="no such words at all")) == []


def test_what_was_practised_can_be_hidden_or_shown() -> None:
    assert ids(Wanted(done=True), ("ad_ctr",)) == ["ad_ctr"]
    assert "ad_ctr" not in ids(Wanted(done=False), ("ad_ctr",))


def test_a_question_knows_its_boards_and_does_not_show_its_answer() -> None:
    question = next(entry for entry in ALL if entry.key == "question:video_recommendation")

    assert question.reference == "video_recommendation"
    assert question.picture == question.starter != question.reference


def test_the_drill_of_a_day_is_the_same_all_day_and_all_come_round() -> None:
    start = date(2026, 1, 5)
    count = len(load_questions())
    begin = start + timedelta(days=-start.toordinal() % count)
    round_ = [daily(ALL, begin + timedelta(days=n)) for n in range(count)]

    assert daily(ALL, start) == daily(list(reversed(ALL)), start)
    assert {entry.id for entry in round_ if entry} == set(load_questions())
    assert daily([], start) is None


@pytest.mark.parametrize("seed", range(5))
def test_chance_prefers_what_was_not_practised(seed: int) -> None:
    done = [entry.id for entry in ALL if entry.shelf == "question" and entry.id != "ad_ctr"]
    chosen = any_of(ALL, done, random.Random(seed))

    assert isinstance(chosen, Entry)
    assert chosen.id == "ad_ctr"
    assert any_of(ALL, [*done, "ad_ctr"], random.Random(seed)) is not None
