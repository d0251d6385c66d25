"""The whole window: start page or board, with everything around it."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.actions.action import act
from mlsd_board.desktop.actions.menus import Menus
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.files.documents import Documents
from mlsd_board.desktop.help.about import show_about
from mlsd_board.desktop.help.hovering import watch_board, watch_palette
from mlsd_board.desktop.help.shortcut_sheet import ShortcutSheet
from mlsd_board.desktop.jobs import Jobs
from mlsd_board.desktop.look.theme import apply_theme, wanted_theme
from mlsd_board.desktop.pages.sheet import Sheet
from mlsd_board.desktop.panels.palette import Palette
from mlsd_board.desktop.practice.practising import Practising
from mlsd_board.desktop.search.finding import Finding
from mlsd_board.desktop.start_page.page import StartPage
from mlsd_board.desktop.window import memory
from mlsd_board.desktop.window.desk_panels import DeskPanels
from mlsd_board.desktop.window.docks import Docks
from mlsd_board.desktop.window.frame import Frame
from mlsd_board.desktop.window.judging import Judging
from mlsd_board.desktop.window.keyboard import Keyboard
from mlsd_board.desktop.window.presenting import Presenting
from mlsd_board.desktop.window.speaking import Speaking
from mlsd_board.desktop.window.status import Status
from mlsd_board.drawing.looks import lines_of
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.pages import page_title
from mlsd_board.validation.mode import Mode
from mlsd_board.workspace.settings import Settings, save_settings


class Shell(QObject):
    """Fills the frame; `desk` and `desk_panels` are there while a board is open."""

    def __init__(
        self, window: Frame, library: Library, settings: Settings, folders: tuple[Path, ...] = ()
    ) -> None:
        super().__init__(window)
        self.window, self.settings = window, settings
        self.theme = wanted_theme(settings)
        apply_theme(QApplication.instance(), self.theme)
        self.desk: Desk | None = None
        self.sheet: Sheet | None = None
        self.desk_panels: DeskPanels | None = None
        self.jobs = Jobs(self)
        self.documents = Documents(library, settings, self.jobs, window, folders)
        self.pages = QStackedWidget()
        self.start_page = StartPage(library, self.theme)
        self.palette = Palette(library, self.theme)
        self.status = Status(self.theme)
        self.start_page.setMinimumSize(1, 1)  # else its width would be kept free beside the panels of a board
        self.pages.addWidget(self.start_page)
        window.setCentralWidget(self.pages)
        window.setStatusBar(self.status)
        self.docks = Docks(window)
        self.docks.put_away = memory.panels_put_away()
        self.docks.folding.chosen = memory.panels_folded()
        self.docks.fill("palette", self.palette)
        watch_palette(self)
        self.finding = Finding(self)
        self.presenting = Presenting(self)
        self.judging = Judging(self)
        self.practising: Practising | None = None
        self.menus = Menus(self, window)
        self._connect()
        self.keyboard, self.speaking = Keyboard(self), Speaking(self)
        self.practising = Practising(self)
        self._show_start()

    def toggle(self, name: str) -> None:
        """Turn grid, snapping or badges on or off, now and for later."""
        self.keep(self.settings.model_copy(update={name: not getattr(self.settings, name)}))
        self.follow_theme()
        self._apply_options()

    def choose_theme(self, name: str) -> None:
        """Use a theme, now and for later."""
        self.keep(self.settings.model_copy(update={"theme": name}))
        self.follow_theme()

    def follow_theme(self) -> None:
        """Take on the theme that the settings or the system ask for."""
        theme = wanted_theme(self.settings)
        if theme == self.theme:
            return
        self.theme = theme
        apply_theme(QApplication.instance(), theme)
        for part in (self.start_page, self.palette, self.status, self.menus, self.practising.bar):
            if part is not None:
                part.set_theme(theme)
        if self.desk:
            self.desk.set_theme(theme)
            self.sheet.strip.set_theme(theme)
            before = self.desk_panels
            self._fill_panels(self.desk)
            self.desk_panels.go_on_from(before)

    def show_shortcuts(self) -> None:
        """The sheet of shortcuts, where they can be changed."""
        sheet = ShortcutSheet(self.settings.shortcuts, self.window)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.chosen.connect(self.choose_shortcuts)
        sheet.open()

    def choose_shortcuts(self, chosen: dict[str, str]) -> None:
        """Give actions other keys, now and for later."""
        self.keep(self.settings.model_copy(update={"shortcuts": chosen}))
        self.menus.set_shortcuts(chosen)

    def show_about(self) -> None:
        show_about(self.window)

    def place(self, component: str) -> None:
        """Put a component onto the board, in the middle of what is seen."""
        if self.desk:
            act(self, lambda: self.desk.view.insert_component(component))

    def close(self) -> None:
        """Let go of everything that is under way; the window is going."""
        self.start_page.close_previews()
        for under_way in (self.practising, self.documents.keeping, self.jobs):
            under_way.close()

    def _connect(self) -> None:
        start, documents = self.start_page, self.documents
        start.template_wanted.connect(documents.new_from_template)
        start.question_wanted.connect(documents.new_from_question)
        start.starter_wanted.connect(documents.new_from_starter)
        start.said.connect(self.status.say)
        start.side.blank_wanted.connect(documents.new_blank)
        start.side.open_wanted.connect(documents.ask_open)
        start.side.recent_wanted.connect(documents.open)
        start.side.recovered_wanted.connect(documents.recover)
        start.side.discard_wanted.connect(self._discard)
        documents.opened.connect(self._show_board)
        documents.closed.connect(self._show_start)
        documents.saved.connect(self._refresh)
        documents.said.connect(self.status.say)
        self.jobs.shown.connect(self.status.show_busy)
        self.jobs.shown.connect(start.give_way)
        self.jobs.said.connect(self.status.say)
        self.status.cancel_wanted.connect(self.jobs.cancel)
        QApplication.instance().aboutToQuit.connect(self.close)
        self.palette.wanted.connect(self.place)
        self.status.fit_wanted.connect(lambda: self.desk and self.desk.view.zoom_fit())
        self.window.dropped.connect(lambda paths: documents.open(*paths))
        self.window.may_close = self._may_close
        QApplication.styleHints().colorSchemeChanged.connect(self.follow_theme)

    def _show_board(self) -> None:
        self._clear_desk()
        desk = self.desk = Desk(self.documents.session, self.theme, self)
        self.palette.set_library(desk.session.library, self.theme)
        self._apply_options()
        self._fill_panels(desk)
        self.sheet = Sheet(desk)
        self.sheet.strip.menu_wanted.connect(lambda at: self.menus.pop_up_menu("Page", at))
        self.pages.addWidget(self.sheet)
        self.pages.setCurrentWidget(self.sheet)
        watch_board(self)
        desk.changed.connect(self._refresh)
        desk.checked.connect(self._show_counts)
        desk.said.connect(self.status.say)
        desk.mode_changed.connect(self._apply_options)
        desk.page_turned.connect(self.presenting.follow)
        desk.brief_wanted.connect(self._show_brief)
        desk.view.selection_changed.connect(self._selected)
        desk.view.zoom_changed.connect(self.status.show_zoom)
        desk.view.tool_changed.connect(lambda _: self.menus.refresh())
        desk.view.menu_requested.connect(self.menus.pop_up)
        self.status.show_board_parts(True)
        self.menus.toolbar.show()
        self.docks.show(True)
        self.finding.follow()
        # The view gets its size only when events run; fit then.
        QApplication.processEvents()
        desk.view.zoom_fit()
        desk.view.setFocus()
        if not desk.session.design.nodes and desk.session.design.brief.prompt:
            self.docks.offer("brief")
        self.status.show_zoom(desk.view.zoom)
        self.judging.follow()
        self._show_counts()

    def _fill_panels(self, desk: Desk) -> None:
        self.desk_panels = DeskPanels.of(desk)
        for name, panel in self.desk_panels._asdict().items():
            self.docks.fill(name, panel)
        self.judging.serve(self.desk_panels.problems, self.desk_panels.estimates)
        self.desk_panels.outline.menu_wanted.connect(self.menus.pop_up)

    def _show_start(self) -> None:
        self.presenting.leave()
        self._clear_desk()
        self.start_page.refresh()
        self.pages.setCurrentWidget(self.start_page)
        self.start_page.shelf.setFocus()
        self.docks.show(False)
        self.menus.toolbar.hide()
        self.status.show_board_parts(False)
        self._refresh()

    def _clear_desk(self) -> None:
        if self.desk:
            self.desk.close()
            self.pages.removeWidget(self.sheet)
            self.sheet.deleteLater()
            self.desk.deleteLater()
            self.desk = None
            self.finding.follow()

    def _refresh(self, _ids: object = None) -> None:
        session = self.documents.session if self.desk else None
        page = session and len(session.pages) > 1 and page_title(session.book, session.page)
        words = (session.title if session else "", page or "")
        named = " › ".join(word for word in words if word)
        self.window.setWindowTitle(f"{named}[*] – MLSD Board" if session else "MLSD Board")
        self.window.setWindowModified(bool(session and session.dirty))
        self.menus.refresh()

    def _selected(self, _ids: object) -> None:
        self.menus.refresh()
        if self.desk and self.desk.view.selection and not self._writing():
            self.docks.offer("inspector")

    def _writing(self) -> bool:
        """Whether the user is busy in the brief or the findings, which then must stay in front."""
        focus = QApplication.focusWidget()
        return any(panel.isAncestorOf(focus) for panel in self.desk_panels[1:3]) if focus else False

    def _show_counts(self) -> None:
        if self.desk:
            session = self.desk.session
            self.status.show_counts(session.report.counts, judged=session.judged)
        self._refresh()

    def _show_brief(self, field: str) -> None:
        self.docks.raise_dock("brief")
        QApplication.processEvents()
        self.desk_panels.brief.focus_field(field)

    def _discard(self, board: object) -> None:
        self.documents.discard(board)
        self.start_page.refresh()

    def _apply_options(self) -> None:
        if self.desk:
            s = self.settings
            lines, loud = lines_of(curved=s.curved), self.desk.mode is Mode.REVIEW
            self.desk.figures.show(s.figures)
            self.desk.view.set_options(
                grid=s.show_grid, snap=s.snap, badges=s.badges and loud, legend=s.legend, lines=lines
            )

    def keep(self, settings: Settings) -> None:
        """Go by these settings, now and for later."""
        self.settings = self.documents.settings = settings
        try:
            save_settings(settings)
        except FormatError as error:
            self.status.say(str(error))

    def _may_close(self) -> bool:
        if not self.documents.may_leave():
            return False
        self.presenting.leave()
        memory.keep(self.window, self.docks.put_away, self.docks.folding.chosen)
        return True
