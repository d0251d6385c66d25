"""The coverage tables are complete, and made of what the rules declare."""

import pytest

from docs.generator.coverage import (
    ARTICLES,
    RULES_OF_ML,
    numbers,
    pages,
    rules_of_ml_in,
    score_tests_in,
)
from mlsd_board.rules import all_credits, all_rules
from mlsd_board.validation.score_tests import SCORE_TESTS

CODES = {rule.code: rule for rule in all_rules()}
SOURCES = [*(r.page.source for r in all_rules()), *(c.page.source for c in all_credits())]


def test_numbers_are_read_from_lists_in_words() -> None:
    assert numbers("8") == [8]
    assert numbers("1, 3 and 5 to 7") == [1, 3, 5, 6, 7]
    assert rules_of_ml_in("Zinkevich, Rules of\nMachine Learning, rules 28 and 34 to 36; x, rule 9") == {
        28,
        34,
        35,
        36,
    }
    assert score_tests_in("The ML Test Score (2017), Data 1 and Monitor 2, Infra 4, 6 and 7; Model 3") == {
        ("data", 1),
        ("monitor", 2),
        *(("infra", n) for n in (4, 6, 7)),
    }


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["key"])
def test_each_item_of_an_article_has_rules_or_a_reason(article) -> None:
    for text, codes, *reason in article["items"]:
        assert bool(codes) != bool(reason), text
        assert set(codes.split()) <= CODES.keys()


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a["key"])
def test_each_rule_that_names_an_article_is_in_its_table(article) -> None:
    listed = {code for _, codes, *_ in article["items"] for code in codes.split()}
    naming = {c for c, r in CODES.items() if any(name in r.page.source for name in article["names"])}

    assert sorted(naming - listed) == []


def test_both_articles_together_lead_to_nearly_all_rules() -> None:
    listed = {code for a in ARTICLES for _, codes, *_ in a["items"] for code in codes.split()}

    assert len(listed) >= 75


def test_each_of_the_43_rules_of_ml_has_an_answer_or_a_reason() -> None:
    answered = {number for source in SOURCES for number in rules_of_ml_in(source)}

    assert sorted(RULES_OF_ML) == list(range(1, 44))
    for number, (_, *reason) in RULES_OF_ML.items():
        assert (number in answered) != bool(reason), number
    assert answered <= RULES_OF_ML.keys()


def test_each_of_the_28_tests_has_an_answer_or_says_what_is_hidden() -> None:
    cited = {key for source in SOURCES for key in score_tests_in(source)}

    assert len(SCORE_TESTS) == 28
    assert cited <= {(t.section.value, t.number) for t in SCORE_TESTS}
    assert all(t.codes or t.hidden for t in SCORE_TESTS)


def test_every_credit_has_its_place() -> None:
    text = pages()["credits.md"]

    assert [c.id for c in all_credits() if f"`{c.id}` ·" not in text] == []
