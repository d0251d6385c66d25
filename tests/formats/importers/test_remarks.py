"""Boxes that speak about a diagram are notes."""

from mlsd_board.catalog.recognition.wording import normal
from mlsd_board.formats.contract import Reading
from mlsd_board.formats.dot_text.reader import read
from mlsd_board.formats.interpretation.interpret import interpret
from mlsd_board.formats.interpretation.remarks import remarks
from tests.formats.boards import library

SAID = "train.py seems to work only with the old model and not with the new one"
ASKED = "Why is this not in the data lake?"
BOXES = f"""digraph {{ a [label="Trainer"]; b [label="Model server"]; said [label="{SAID}"]; asked [label="{ASKED}"];
  e [label="Data lake for raw and clean events"]; f [label="Trainer\\nall the models that we have on the data of all days"]
"""


def test_a_sentence_in_a_box_that_no_arrow_leads_to_is_a_note() -> None:
    (diagram,) = read(f"{BOXES} a -> b }}".encode())

    assert {n.text for n in interpret(diagram, library()).design.notes.values()} == {SAID, ASKED}


def test_what_is_joined_or_was_chosen_before_and_what_no_arrow_could_join_is_not() -> None:
    (joined,) = read(f"{BOXES} a -> said; asked -> b }}".encode())
    (without,) = read(f"{BOXES} }}".encode())
    (diagram,) = read(f"{BOXES} a -> b }}".encode())
    found = interpret(diagram, library(), Reading(remembered={normal(SAID): "trainer"}))

    assert not remarks(joined)
    assert not remarks(without)
    assert found.design.nodes["said"].component == "trainer"
