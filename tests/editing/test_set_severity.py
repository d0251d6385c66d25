"""How grave a rule is on a board."""

from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.editing.commands.set_severity import graded, level_in, set_severity
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design


def test_it_is_set_and_taken_back() -> None:
    tx = Transaction(Design())
    set_severity(tx, "EVA002", "off")
    assert tx.design.brief.rules == {"EVA002": "off"}
    set_severity(tx, "EVA002", None)
    set_severity(tx, "MON001", None)
    assert tx.design.brief.rules == {}


def test_options_stay_as_they_are() -> None:
    tx = Transaction(Design())
    edit_brief(tx, "rules", {"COM001": {"max_boxes": 30}})
    set_severity(tx, "COM001", "error")
    assert tx.design.brief.rules["COM001"] == {"max_boxes": 30, "severity": "error"}
    assert level_in(tx.design.brief.rules["COM001"]) == "error"
    set_severity(tx, "COM001", None)
    assert tx.design.brief.rules["COM001"] == {"max_boxes": 30}
    assert graded({"severity": "error"}, None) is None
