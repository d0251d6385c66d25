"""Work beside the window: its result comes to the main thread, or is thrown away; no thread outlives the window."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread

from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.jobs import GivenUpError, Job, Jobs, Token
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.native import codec


@pytest.fixture
def jobs(qtbot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def job_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "job"]


def test_the_work_is_done_elsewhere_and_its_result_taken_here(jobs: Jobs, qtbot) -> None:
    seen: list[object] = []
    jobs.start(
        Job(
            "Working…",
            lambda _: threading.current_thread().name,
            lambda r: seen.extend([r, QThread.currentThread()]),
        )
    )

    qtbot.waitUntil(lambda: not jobs.busy)

    assert seen == ["job", jobs.thread()]


def test_what_takes_long_is_shown_until_it_ends(jobs: Jobs, qtbot) -> None:
    go, shown = threading.Event(), []
    jobs.shown.connect(shown.append)

    jobs.start(Job("Working…", lambda _: go.wait(10), lambda _: None))
    qtbot.waitUntil(lambda: shown == ["Working…"])
    go.set()

    qtbot.waitUntil(lambda: shown == ["Working…", ""])


def test_a_given_up_result_is_thrown_away_and_the_work_told(jobs: Jobs, qtbot) -> None:
    go, told, seen = threading.Event(), threading.Event(), []

    def work(token: Token) -> None:
        go.wait(10)
        try:
            token.check()
        except GivenUpError:
            told.set()
            raise

    jobs.start(Job("Working…", work, seen.append))
    jobs.cancel()
    go.set()
    assert told.wait(10)
    jobs.start(Job("Again…", lambda _: "second", seen.append))
    qtbot.waitUntil(lambda: not jobs.busy)

    assert seen == ["second"]


def test_only_one_at_a_time(jobs: Jobs, qtbot) -> None:
    go, said = threading.Event(), []
    jobs.said.connect(said.append)
    jobs.start(Job("Tidying…", lambda _: go.wait(10), lambda _: None))

    assert not jobs.start(Job("Exporting…", lambda _: None, lambda _: None))

    assert said == ["Still busy: Tidying… Wait for it, or cancel it."]
    go.set()


def test_an_expected_error_is_passed_on(jobs: Jobs, qtbot) -> None:
    failed: list[Exception] = []

    def work(_: Token) -> None:
        raise OSError("no room")

    jobs.start(Job("Working…", work, lambda _: pytest.fail("it did not work"), (OSError,), failed.append))
    qtbot.waitUntil(lambda: not jobs.busy)

    assert [str(error) for error in failed] == ["no room"]


def test_an_unexpected_error_is_raised_in_the_main_thread(jobs: Jobs, qtbot) -> None:
    def work(_: Token) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        jobs.start(Job("Working…", work, lambda _: None))
        qtbot.waitUntil(lambda: bool(raised))

    assert raised[0][0] is ZeroDivisionError


def test_no_thread_is_left_when_the_window_goes(board: Shell) -> None:
    started = threading.Event()

    def work(token: Token) -> None:
        started.set()
        while not token.given_up:
            threading.Event().wait(0.01)

    board.jobs.start(Job("Working…", work, lambda _: pytest.fail("nobody waits for it")))
    assert started.wait(10)

    board.close()

    assert job_threads() == []


def test_a_tidy_that_comes_too_late_is_dropped(board: Shell, rest) -> None:
    said: list[str] = []
    board.status.messageChanged.connect(said.append)
    board.menus.run("tidy")
    board.desk.view.select(("ranker",))
    verbs.delete_selection(board.desk.view)
    design = board.desk.session.design

    rest(board)

    assert board.desk.session.design == design
    assert any("Tidy was dropped" in words for words in said)


def test_work_done_while_a_board_is_read_is_asked_about(
    board: Shell, rest, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other.mlsd.json"
    path.write_text(codec.dumps(board.desk.session.design))
    session, asked = board.desk.session, []
    monkeypatch.setattr(
        "mlsd_board.desktop.files.dialogs.ask_unsaved", lambda *a: (asked.append(a), "cancel")[1]
    )

    board.documents.open(path)
    board.palette.wanted.emit("cache")
    rest(board)

    assert len(asked) == 1
    assert board.desk.session is session


def test_a_cancelled_export_leaves_no_file(board: Shell, tmp_path) -> None:
    out = tmp_path / "out.png"

    board.documents.export(out, ExportOptions(board.desk.session.library), "png")
    board.jobs.cancel()
    board.jobs.close()

    assert not out.exists()


def test_an_export_that_cannot_be_written_is_explained(
    board: Shell, rest, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr("mlsd_board.desktop.files.dialogs.show_error", lambda *a: shown.append(a))

    board.documents.export(tmp_path / "none" / "x.svg", ExportOptions(board.desk.session.library), "svg")
    rest(board)

    assert len(shown) == 1
