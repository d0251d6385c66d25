"""An attempt that has ended goes into the history."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.model.design import Design
from mlsd_board.practice.history.store import History
from mlsd_board.practice.plan import Plan
from mlsd_board.workspace.practised import attempts, history_path, keep, tried
from mlsd_board.workspace.practising import begin
from mlsd_board.workspace.session import Session
from mlsd_board.workspace.starting import from_question
from tests.practice.conftest import HandClock


def practised(library: Library) -> Design:
    session = Session(library, from_question("ad_ctr"))
    practice = begin(session, Plan(question="ad_ctr"), HandClock())
    practice.finish()
    return session.design


def test_it_is_kept_once_with_its_score(library: Library) -> None:
    design = practised(library)
    first, remark = keep(design, library)
    again, _ = keep(design, library)

    assert remark == ""
    assert first == again
    assert first.band == "very weak"
    ((question, told),) = tried(attempts()[0]).items()
    assert question == "ad_ctr"
    assert told.startswith("1×, last on")


def test_a_board_without_an_attempt_is_refused(library: Library) -> None:
    with pytest.raises(ValueError, match="no attempt"):
        keep(Design(), library)


def test_asking_what_was_done_begins_no_history() -> None:
    assert attempts() == ((), "")
    assert not history_path().exists()


def test_a_history_that_cannot_be_used_counts_as_none() -> None:
    history_path().mkdir(parents=True)
    assert attempts() == ((), "")
    history_path().rmdir()
    with History(history_path()) as history:
        assert history.all() == []
