"""New boards."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_questions
from mlsd_board.formats.errors import FormatError
from mlsd_board.workspace.starting import from_question, from_template


def test_dashes_do_for_underscores(library: Library) -> None:
    assert from_template("two-stage-recommender", library) == from_template("two_stage_recommender", library)
    assert from_question("bank-fraud") == from_question("bank_fraud")


@pytest.mark.parametrize("id", load_questions())
def test_a_question_gives_its_prompt_and_holds_back_the_answers(id: str) -> None:
    card, brief = load_questions()[id], from_question(id).brief

    assert (brief.problem, brief.prompt, brief.category, brief.title) == (
        id,
        card.prompt,
        card.category,
        card.title,
    )
    assert brief.req == type(brief.req)()


@pytest.mark.parametrize(
    ("name", "told"), [("newsfeed", "newsfeed_ranking"), ("qqq", "mlsd-board list problems")]
)
def test_a_name_that_is_not_there_gets_a_suggestion(name: str, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        from_question(name)

    assert told in str(caught.value)
