"""Unsaved work is copied beside the window, and nothing of a copy is left once it is not wanted any more."""

import pytest

from mlsd_board.desktop.files.keeping import Keeping
from mlsd_board.editing.commands.rename import rename
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.workspace import recovery
from mlsd_board.workspace.session import Session


@pytest.fixture
def session(library) -> Session:
    return Session(library, Design.of(*(Node(id=f"n{n}", component="trainer") for n in range(300))))


@pytest.fixture
def keeping(session: Session, qtbot) -> Keeping:
    keeping = Keeping()
    keeping._soon.setInterval(0)
    keeping.follow(session)
    yield keeping
    keeping.close()


def edit(session: Session, words: str) -> None:
    with session.edit("Rename") as tx:
        rename(tx, "n7", words)


def test_the_copy_is_that_of_the_last_edit(session: Session, keeping: Keeping, qtbot) -> None:
    copy = recovery._folder() / f"{keeping.name}.mlsd.json"
    for words in ("one", "two"):
        edit(session, words)
        qtbot.waitUntil(lambda words=words: copy.exists() and f'"{words}"' in copy.read_text())


def test_a_copy_given_up_while_it_is_written_is_not_there(session: Session, keeping: Keeping, qtbot) -> None:
    edit(session, "one")
    keeping._begin()

    keeping.forget()

    qtbot.wait(20)
    assert not list(recovery._folder().glob("*"))


def test_what_stands_in_the_way_is_said(
    session: Session, keeping: Keeping, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise FormatError("the disk is full")

    monkeypatch.setattr(recovery, "keep", full)
    with qtbot.waitSignal(keeping.said) as said:
        edit(session, "one")

    assert said.args == ["Unsaved work cannot be kept safe: the disk is full."]
