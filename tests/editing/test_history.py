from mlsd_board.editing.history import History, Step
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.elements import Node


def renamed(before: str, after: str) -> ChangeSet:
    return ChangeSet(
        {"a": Change(*(Node(id="a", component="trainer", label=label) for label in (before, after)))}
    )


def test_undo_gives_the_last_step_and_redo_gives_it_back() -> None:
    history = History()
    step = Step("Rename", renamed("x", "y"))
    history.record(step)

    assert history.undo() == step
    assert history.undo() is None
    assert history.redo() == step
    assert history.redo() is None


def test_something_new_forgets_what_was_undone() -> None:
    history = History()
    history.record(Step("Rename", renamed("x", "y")))
    history.undo()
    history.record(Step("Rename", renamed("x", "z")))

    assert history.redo() is None


def test_steps_of_one_gesture_are_one() -> None:
    history = History()
    history.record(Step("Move", renamed("x", "y"), "drag-1"))
    history.record(Step("Move", renamed("y", "z"), "drag-1"))
    history.record(Step("Move", renamed("z", "u"), "drag-2"))

    assert [s.changes for s in history.done] == [renamed("x", "z"), renamed("z", "u")]


def test_a_gesture_that_comes_back_to_its_start_leaves_nothing() -> None:
    history = History()
    history.record(Step("Move", renamed("x", "y"), "drag"))
    history.record(Step("Move", renamed("y", "x"), "drag"))

    assert history.undo() is None


def test_a_sealed_step_does_not_merge() -> None:
    history = History()
    history.record(Step("Type", renamed("x", "y"), "typing"))
    history.seal()
    history.record(Step("Type", renamed("y", "z"), "typing"))

    assert len(history.done) == 2
