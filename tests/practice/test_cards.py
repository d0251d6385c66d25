"""Cards wait until they are answered in words."""

from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.practice.cards import CARDS, drawn, waiting


def test_the_newest_card_that_is_not_answered_comes_first() -> None:
    first, second, third = CARDS[:3]
    put = tuple(
        Moment(t_s=60.0 * n, what="card", name=card.id) for n, card in enumerate((first, second, third))
    )
    reply = Moment(t_s=200.0, what="reply", name=second.id, text="We shed load.")

    assert waiting(AttemptLog(moments=put)) == (third, second, first)
    assert waiting(AttemptLog(moments=(*put, reply))) == (third, first)


def test_the_cards_of_an_attempt_fit_its_problem_and_one_belongs_to_it() -> None:
    for seed in range(20):
        categories = [card.category for card in drawn("bi", seed)]

        assert len(categories) == 3
        assert set(categories) <= {None, "bi"}
        assert "bi" in categories


def test_a_card_of_another_version_is_passed_over() -> None:
    assert waiting(AttemptLog(moments=(Moment(t_s=1.0, what="card", name="no such card"),))) == ()
