"""Cards wait until they are answered in words."""

from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.practice.cards import CARDS, waiting


def test_the_newest_card_that_is_not_answered_comes_first() -> None:
    first, second, third = CARDS[:3]
    put = tuple(
        Moment(t_s=60.0 * n, what="card", name=card.id) for n, card in enumerate((first, second, third))
    )
    reply = Moment(t_s=200.0, what="reply", name=second.id, text="We shed load.")

    assert waiting(AttemptLog(moments=put)) == (third, second, first)
    assert waiting(AttemptLog(moments=(*put, reply))) == (third, first)


def test_a_card_of_another_version_is_passed_over() -> None:
    assert waiting(AttemptLog(moments=(Moment(t_s=1.0, what="card", name="no such card"),))) == ()
