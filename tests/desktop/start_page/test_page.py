"""The start page: all there is to begin with, by mouse and by keyboard."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton

from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.desktop.start_page.page import StartPage
from mlsd_board.desktop.window.shell import Shell
from mlsd_board.formats.native import codec
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.workspace.collection import save_template
from mlsd_board.workspace.folders import own_templates
from mlsd_board.workspace.recent import remember
from mlsd_board.workspace.recovery import Recovered
from mlsd_board.workspace.starting import from_template


class Attempts:
    """Practice as the page sees it."""

    def __init__(self, done: Mapping[str, str]) -> None:
        self._done = done
        self.started: list[str] = []

    def done(self) -> Mapping[str, str]:
        return self._done

    def unfinished(self) -> list[object]:
        return []

    def start(self, question: str) -> None:
        self.started.append(question)


def shown(page: StartPage) -> list[str]:
    return [entry.id for entry in page.shelf.entries()]


def test_every_question_and_template_is_on_its_shelf(page: StartPage) -> None:
    assert set(shown(page)) == set(load_questions())
    boards: list[str] = []
    for shelf in ("starter", "reference"):
        page.filters.shelves[shelf].click()
        boards += shown(page)
    assert set(boards) == set(load_templates())
    assert page.filters.shelves["own"].isHidden()


def test_a_question_opens_an_empty_board_with_its_prompt(shell: Shell, page: StartPage, qtbot) -> None:
    page.shelf.look_at("question:ad_ctr")

    qtbot.mouseClick(page.detail.buttons["blank"], Qt.MouseButton.LeftButton)

    brief = shell.desk.session.design.brief
    assert brief.problem == "ad_ctr"
    assert not shell.desk.session.design.nodes
    assert shell.desk_panels.brief.isVisible()
    assert not shell.desk.session.dirty


def test_a_question_begins_with_the_drawing_of_its_starter(shell: Shell, page: StartPage, qtbot) -> None:
    page.shelf.look_at("question:house_price")

    qtbot.mouseClick(page.detail.buttons["starter"], Qt.MouseButton.LeftButton)

    design = shell.desk.session.design
    assert design.brief.problem == "house_price"
    assert design.brief.prompt == load_questions()["house_price"].prompt
    assert design.nodes == from_template("batch_scoring", shell.documents.library).nodes


def test_everything_works_from_the_keyboard(shell: Shell, page: StartPage, qtbot) -> None:
    page.setFocus()
    qtbot.keyClick(page.shelf, "f")
    assert shell.window.focusWidget() is page.filters.search
    qtbot.keyClicks(page.filters.search, "ilms")
    assert page.filters.search.text() == "films"
    assert shown(page) == ["inflight_movies"]

    qtbot.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert shell.window.focusWidget() is page.shelf
    qtbot.keyClick(page.shelf, Qt.Key.Key_Return)

    assert shell.desk.session.design.brief.problem == "inflight_movies"


def test_arrow_keys_walk_along_the_shelf(page: StartPage, qtbot) -> None:
    first = page.shelf.entry()
    qtbot.keyClick(page.shelf, Qt.Key.Key_Right)

    assert page.shelf.entry() == page.shelf.entries()[1] != first


def test_filters_narrow_the_view_and_escape_clears_the_words(page: StartPage, qtbot) -> None:
    page.filters.categories["bi"].click()
    assert set(shown(page)) == {i for i, q in load_questions().items() if q.category == "bi"}
    page.filters.choices["difficulty"].given.emit(3)
    assert set(shown(page)) == {
        i for i, q in load_questions().items() if q.category == "bi" and q.difficulty == 3
    }
    page.filters.search.setText("nothing at all like this")
    assert shown(page) == []
    assert page.detail.primary() is None
    assert page.shelf.nothing.isVisibleTo(page.shelf)
    qtbot.waitUntil(lambda: not page.shelf.verticalScrollBar().isEnabled())

    qtbot.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert shown(page)
    assert page.shelf.nothing.isHidden()


def test_a_search_tells_on_which_shelf_there_is_something(page: StartPage) -> None:
    page.filters.search.setText("two-stage recommender")

    counts = {shelf: int(button.text().split()[-1]) for shelf, button in page.filters.shelves.items()}
    assert counts["question"] == 0
    assert counts["starter"] == 1
    assert page.shelf.nothing.text() == "Nothing fits here. Look under Starters."

    page.filters.shelves["starter"].click()
    assert shown(page) == ["two_stage_recommender"]
    page.filters.search.setText("nothing at all like this")
    assert page.shelf.nothing.text().startswith("Nothing fits. Take a filter away")
    page.filters.clear()
    assert page.filters.shelves["question"].text() == f"Questions  {len(load_questions())}"


def test_the_pictures_come_as_they_are_seen(page: StartPage, qtbot) -> None:
    page.filters.shelves["starter"].click()
    entry = page.shelf.entry()

    qtbot.waitUntil(lambda: page.tiles._picture(entry) is not None, timeout=30_000)

    assert page.tiles._picture(entry).width() > 300
    assert not page.detail._picture.isHidden()


def test_without_practice_nothing_speaks_of_it(page: StartPage) -> None:
    assert list(page.detail.buttons) == ["blank", "starter", "reference"][: len(page.detail.buttons)]
    assert page.filters.choices["done"].isHidden()


def test_with_practice_a_question_is_practised_and_marked_when_it_was(page: StartPage, qtbot) -> None:
    attempts = Attempts({"ad_ctr": "twice, last on 3 November"})
    page.offer_practice(attempts)
    qtbot.waitUntil(lambda: "practise" in page.detail.buttons)

    page.filters.choices["done"].given.emit(True)
    assert shown(page) == ["ad_ctr"]
    assert page.shelf.currentIndex().data(Qt.ItemDataRole.UserRole + 1) == "twice, last on 3 November"
    qtbot.keyClick(page.shelf, Qt.Key.Key_Return)
    assert attempts.started == ["ad_ctr"]

    page.offer_practice(None)
    qtbot.waitUntil(lambda: "practise" not in page.detail.buttons)


def test_the_drill_of_the_day_begins_with_a_click(shell: Shell, page: StartPage, qtbot) -> None:
    title = page.drill.title.text()

    qtbot.mouseClick(page.drill.begin, Qt.MouseButton.LeftButton)

    assert shell.desk.session.design.brief.title == title


def test_a_surprise_lifts_what_narrows_the_view(page: StartPage, qtbot) -> None:
    page.filters.search.setText("films")

    qtbot.mouseClick(page.drill.surprise, Qt.MouseButton.LeftButton)

    assert set(shown(page)) == set(load_questions())
    assert page.shelf.entry() is not None


def test_templates_of_ones_own_have_a_shelf_and_faults_are_said(page: StartPage, qtbot) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    made = save_template(Design.of(Brief(title="x", category="bi")), "Kept")
    (own_templates() / "own" / "bad.toml").write_text("title = 3", encoding="utf-8")
    page.refresh()
    qtbot.waitUntil(lambda: not page.filters.shelves["own"].isHidden())

    page.filters.shelves["own"].click()

    assert shown(page) == [made.id]
    assert "bad.toml" in said[0]


def test_recent_boards_open_with_a_click(shell: Shell, qtbot, rest, tmp_path: Path) -> None:
    path = tmp_path / "my board.mlsd.json"
    path.write_text(codec.dumps(Design()))
    remember(path)
    shell.start_page.refresh()
    button = next(
        b for b in shell.start_page.side.findChildren(QPushButton) if b.accessibleName() == "my board"
    )

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    rest(shell)

    assert shell.desk.session.path == path


@pytest.mark.parametrize("shelf", ["question", "starter", "reference"])
def test_everything_clickable_has_a_name(page: StartPage, shelf: str) -> None:
    page.filters.shelves[shelf].click()
    for button in page.findChildren(QPushButton):
        assert button.text().strip() or button.accessibleName()


def test_in_the_smallest_window_nothing_is_cut_off(shell: Shell, page: StartPage, qtbot, monkeypatch) -> None:
    left = [Recovered(Path(f"{n}.journal"), None, "A board that was not saved", 1.0) for n in range(9)]
    monkeypatch.setattr("mlsd_board.desktop.start_page.page.leftovers", lambda: left)
    page.refresh()
    page.detail.show_picture(QPixmap(760, 400))
    shell.window.resize(shell.window.minimumSize())
    buttons = page.findChildren(QPushButton)

    qtbot.waitUntil(lambda: page.width() == shell.window.minimumWidth())
    qtbot.waitUntil(lambda: all(b.height() >= b.minimumSizeHint().height() for b in buttons if b.isVisible()))
    assert page.detail.widget().width() <= page.detail.viewport().width()
    assert not [b.text() for b in buttons if b.isVisible() and b.width() < b.minimumSizeHint().width()]
