"""The interviewer knows what the card says, and says so when it knows nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.catalog.templates import QuestionCard, load_questions
from mlsd_board.model.brief import TOPICS
from mlsd_board.practice.interviewer import ask, topic_of


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("How many requests per second?", "scale"),
        ("How fast must the response be?", "latency"),
        ("Is there personal data, is consent needed?", "privacy"),
        ("How are labels confirmed?", "labels"),
        ("error cost", "error_cost"),
        ("Ünïcødé ☃", ""),
    ],
)
def test_words_tell_the_topic(text: str, topic: str) -> None:
    assert topic_of(text) == topic


def test_a_fact_of_the_card_is_told(card: QuestionCard) -> None:
    answer = ask(card, "Is the score used for ranking or for pricing the ads?")

    assert answer.known
    assert answer.text == "Both."


def test_a_number_of_the_requirements_is_told_where_no_question_holds_it(card: QuestionCard) -> None:
    answer = ask(card, "labels")

    assert answer.known
    assert "late" in answer.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("How long does it take until labels arrive, are they delayed?", "Labels arrive about 60 d late."),
        ("Are positives rare?", "0.1 % of the cases are positive."),
        ("Which uptime do you expect?", "99.99 % availability."),
        ("How fresh do features have to be?", "Features at most 5 s old; a model at most 7 d old."),
        ("privacy", "Personal data are involved."),
    ],
)
def test_numbers_are_told_in_words_of_people(text: str, told: str) -> None:
    assert ask(load_questions()["bank_fraud"], text).text == told


def test_what_is_not_fixed_is_to_be_assumed(card: QuestionCard) -> None:
    answer = ask(card, "Should new ads be explored?")

    assert not answer.known
    assert "write it down" in answer.text


def test_without_a_card_everything_is_to_be_assumed() -> None:
    assert not ask(None, "How many users?").known


@pytest.mark.parametrize("id", sorted(load_questions()))
def test_every_answered_question_of_every_card_gets_its_answer(id: str) -> None:
    card = load_questions()[id]
    for entry in card.clarify:
        question, _, answer = entry.partition(" [")
        if answer:
            told = ask(card, question)
            assert told.known, question
            assert told.text.lower().startswith(answer.rstrip("]").lower()[:20]), question


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from([*TOPICS, ""]))
def test_anything_may_be_asked(text: str, topic: str) -> None:
    card = load_questions()["bank_fraud"]

    assert ask(card, text or topic).text
