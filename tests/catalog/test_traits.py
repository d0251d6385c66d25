"""What is noticed of a box: its words and their places, how it is written, where it stands, what it is joined to."""

from mlsd_board.catalog.recognition.matching import Fit
from mlsd_board.catalog.recognition.stems import stem
from mlsd_board.catalog.recognition.traits import Beside, Seen, in_diagram, joined_to, own, taken_for
from mlsd_board.catalog.recognition.wording import pieces


def test_words_are_noticed_by_their_places() -> None:
    label = "Stored orders; Postgres"
    stored, orders, postgres = map(stem, ("stored", "orders", "postgresql"))

    found = own(Seen(label, "cylinder", pieces(label)))

    assert {
        f"word:{orders}",
        f"end:{orders}",
        f"first:{stored}",
        f"done:{stored}",
        f"pair:{stored}_{orders}",
    } <= found.keys()
    assert {"outline:cylinder", "no-group", "pieces:2"} <= found.keys()
    assert found[f"also:{postgres}"] < found[f"word:{orders}"]


def test_the_innermost_group_says_most() -> None:
    groups = [pieces("Serving"), pieces("Cloud")]

    found = own(Seen("API", "", pieces("API"), groups=groups))

    assert found["inner:serving"] > found["outer:cloud"]
    assert "no-group" not in found


def test_how_a_label_is_written_is_noticed() -> None:
    found = own(Seen("train_model.py()", "", pieces("train_model.py()")))

    assert {"file", "underscored", "called", "lower"} <= found.keys()
    assert "asks" in own(Seen("Good enough?", "", pieces("Good enough?")))


def test_neighbours_share_what_they_say_and_arrows_tell_their_words() -> None:
    other = Beside(pieces("Kafka"), pieces("raw events"), "event_stream", 0.8)

    one, four = joined_to([other], []), joined_to([other] * 4, [])

    assert one["before:event_stream"] == 0.8
    assert four["before:event_stream"] == 0.8 * 4 / 2
    assert {"before-word:kafka", "before-arrow:event", "arrow:event", "before:1", "after:0"} <= one.keys()
    assert joined_to([], [])["lonely"] == 1


def test_what_phrases_say_and_what_else_there_is_are_traits_too() -> None:
    ranked = [("trainer", Fit(0.7, "train model")), ("ci_cd", Fit(0.5, "job"))]

    assert {
        "phrase0:trainer",
        "phrase1:ci_cd",
        "by:train_model",
        "sure:3",
        "between:trainer|ci_cd",
    } == taken_for(ranked, 0.7).keys()
    assert taken_for([], 0.0) == {"phrase:none": 1.0}
    assert in_diagram(["cache", "cache", "trainer"])["diagram:cache"] == 1.0
