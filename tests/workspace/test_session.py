"""An open board: edited, taken back, checked, saved, and never written over someone else's work."""

import os
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.move import move
from mlsd_board.editing.transaction import EditError
from mlsd_board.formats.errors import FormatError, NewerFormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.folders import state_folder
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import ChangedOnDiskError, Session


@pytest.fixture
def session(library: Library, starter: Design) -> Session:
    return Session(library, starter)


@pytest.fixture
def saved(session: Session, tmp_path: Path) -> Session:
    session.save(tmp_path / "feed.mlsd.json")
    return session


def nudge(session: Session, id: str = "ranker", merge_key: str = "") -> None:
    with session.edit("Move", merge_key) as tx:
        move(tx, [id], 8, 0)


def test_an_edit_is_undone_and_done_again_as_one_step(session: Session, starter: Design) -> None:
    with session.edit("Delete the ranker") as tx:
        delete(tx, {"ranker"})
    edited = session.design

    assert "ranker" not in edited.nodes
    assert session.undo() == "Delete the ranker"
    assert session.design == starter
    assert session.redo() == "Delete the ranker"
    assert session.design == edited
    assert session.redo() is None


def test_nothing_to_take_back_is_no_fault(session: Session, starter: Design) -> None:
    assert session.undo() is None
    assert session.redo() is None
    assert session.design is starter


def test_an_edit_that_fails_changes_nothing_and_tells_nobody(session: Session, starter: Design) -> None:
    heard: list[ChangeSet] = []
    session.listeners.append(heard.append)
    with pytest.raises(KeyError, match="nobody"), session.edit("Fail") as tx:
        tx.put(tx.design.nodes["ranker"].model_copy(update={"id": tx.design.nodes["nobody"].id}))
    with pytest.raises(EditError), session.edit("Leave arrows hanging") as tx:
        tx.remove("ranker")

    assert session.design is starter
    assert session.undo() is None
    assert heard == []


def test_an_edit_that_changes_nothing_leaves_no_step(session: Session) -> None:
    with session.edit("Look") as tx:
        tx.put(tx.design.nodes["ranker"])

    assert session.undo() is None
    assert not session.dirty


def test_steps_with_one_merge_key_are_one_until_the_board_is_saved(saved: Session) -> None:
    nudge(saved, merge_key="drag")
    nudge(saved, merge_key="drag")
    saved.save()
    on_disk = saved.design
    nudge(saved, merge_key="drag")
    saved.undo()

    assert saved.design == on_disk
    assert not saved.dirty
    saved.undo()
    assert saved.undo() is None


def test_listeners_hear_each_change_after_it_took_effect(session: Session) -> None:
    heard: list[tuple[ChangeSet, float]] = []
    session.listeners.append(lambda changes: heard.append((changes, session.design.nodes["ranker"].x)))
    x = session.design.nodes["ranker"].x
    nudge(session)
    session.undo()
    session.redo()

    assert [place for _, place in heard] == [x + 8, x, x + 8]
    assert heard[0][0] == heard[1][0].inverse() == heard[2][0]


def test_dirty_means_different_from_what_was_saved(saved: Session) -> None:
    assert not saved.dirty
    nudge(saved)
    assert saved.dirty
    saved.undo()
    assert not saved.dirty
    saved.redo()
    saved.save()
    assert not saved.dirty
    saved.undo()
    assert saved.dirty


def test_graph_and_findings_follow_every_edit(session: Session, library: Library) -> None:
    for act in (lambda: _remove(session, "trainer"), session.undo, session.redo):
        act()
        fresh = build_graph(session.design)
        assert session.report == check_design(session.design, library)
        assert dict(session.graph.nodes(data=True)) == dict(fresh.nodes(data=True))
        assert set(session.graph.edges(keys=True)) == set(fresh.edges(keys=True))


def _remove(session: Session, id: str) -> None:
    with session.edit("Remove") as tx:
        delete(tx, {id})


def test_findings_are_worked_out_once_and_not_again_for_a_move(session: Session, library: Library) -> None:
    first = session.report
    nudge(session)
    assert session.report is first
    assert session.report == check_design(session.design, library)
    _remove(session, "trainer")
    again = session.report
    assert again is not first
    session.recheck()
    assert session.report is not again


def test_what_is_saved_opens_as_the_same_board(saved: Session, library: Library) -> None:
    assert saved.path is not None
    assert read_board(saved.path, library).design == saved.design


def test_the_title_is_that_of_the_file_else_of_the_brief(library: Library, saved: Session) -> None:
    assert saved.title == "feed"
    assert Session(library).title == "Untitled board"
    named = Design().brief.model_copy(update={"title": "News feed"})
    assert Session(library, Design.of(named)).title == "News feed"


def test_a_board_without_a_file_asks_for_a_name(session: Session) -> None:
    with pytest.raises(FormatError, match="no file yet"):
        session.save()


def test_a_file_changed_by_another_is_left_alone_unless_on_purpose(saved: Session) -> None:
    assert saved.path is not None
    theirs = saved.path.read_bytes().replace(b'"ranker"', b'"theirs"')
    saved.path.write_bytes(theirs)
    nudge(saved)
    with pytest.raises(ChangedOnDiskError, match="another program"):
        saved.save()

    assert saved.path.read_bytes() == theirs
    assert saved.dirty
    saved.save(overwrite=True)
    assert not saved.dirty
    assert theirs in [p.read_bytes() for p in safe_file.backups(saved.path, state_folder() / "backups")]


def test_a_touched_or_removed_file_is_simply_saved(saved: Session) -> None:
    assert saved.path is not None
    os.utime(saved.path, (1, 1))
    nudge(saved)
    saved.save()
    saved.path.unlink()
    nudge(saved)
    saved.save()

    assert saved.path.is_file()


def test_a_file_that_appeared_meanwhile_is_not_overwritten(library: Library, tmp_path: Path) -> None:
    session = Session(library, path=tmp_path / "new.mlsd.json")
    (tmp_path / "new.mlsd.json").write_text("theirs", encoding="utf-8")
    with pytest.raises(ChangedOnDiskError):
        session.save()

    assert (tmp_path / "new.mlsd.json").read_text(encoding="utf-8") == "theirs"


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_board_of_a_newer_program_is_never_replaced(
    session: Session, tmp_path: Path, overwrite: bool
) -> None:
    later = tmp_path / "later.mlsd.json"
    later.write_text('{"format": "mlsd-board", "version": 99}', encoding="utf-8")
    with pytest.raises(NewerFormatError, match="not replaced"):
        session.save(later, overwrite=overwrite)

    assert "99" in later.read_text(encoding="utf-8")
    assert session.path is None


def test_a_save_that_fails_leaves_file_and_session_as_they_were(
    saved: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saved.path is not None
    before = saved.path.read_bytes()
    nudge(saved)
    with pytest.raises(FormatError, match="folder does not exist"):
        saved.save(saved.path.parent / "none" / "x.mlsd.json")

    def full(_target: Path, _data: bytes) -> None:
        raise FormatError("the disk is full")

    monkeypatch.setattr(safe_file, "write", full)
    with pytest.raises(FormatError, match="disk is full"):
        saved.save()

    assert saved.path.read_bytes() == before
    assert saved.path.name == "feed.mlsd.json"
    assert saved.dirty


def test_a_backup_that_cannot_be_made_does_not_keep_a_board_from_being_saved(saved: Session) -> None:
    assert saved.path is not None
    state_folder().parent.mkdir(parents=True, exist_ok=True)
    if state_folder().exists():
        for path in sorted(state_folder().rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        state_folder().rmdir()
    state_folder().write_text("in the way", encoding="utf-8")
    nudge(saved)
    saved.save()

    assert not saved.dirty
