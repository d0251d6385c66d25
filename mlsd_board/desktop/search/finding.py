"""What the window opens to get anywhere by typing; one of them at a time."""

from typing import Any

from mlsd_board.desktop.naming import title_of
from mlsd_board.desktop.search.choices import commands, other_pages, replacements, targets
from mlsd_board.desktop.search.find_bar import FindBar
from mlsd_board.desktop.search.picker import Picker


class Finding:
    """Opens pickers over the window and the bar over the board."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self.bar: FindBar | None = None

    def open_commands(self) -> Picker:
        """All that can be done, placed and gone to."""
        prompt = "A command, a component, a box on the board …"
        return Picker(self._shell.window, prompt, lambda typed: commands(self._shell, typed))

    def open_targets(self, source: str | None = None) -> Picker:
        """The boxes an arrow from the selected box may go to."""
        desk = self._shell.desk
        start = source or desk.view.selection[0]
        title = title_of(desk.session.design, desk.session.library, start)
        return Picker(self._shell.window, f"Connect {title} to …", lambda typed: targets(desk, start, typed))

    def open_replacements(self) -> Picker:
        """The components the selected box could be instead."""
        desk = self._shell.desk
        node = desk.view.selection[0]
        title = title_of(desk.session.design, desk.session.library, node)
        return Picker(
            self._shell.window, f"Replace {title} by …", lambda typed: replacements(desk, node, typed)
        )

    def open_pages(self) -> Picker:
        """The pages the selection may move to."""
        desk = self._shell.desk
        return Picker(self._shell.window, "Move the selection to …", lambda typed: other_pages(desk, typed))

    def open_bar(self) -> None:
        """Find on the board."""
        if self.bar is not None:
            self.bar.open()

    def follow(self) -> None:
        """A board was opened or closed: its bar goes with its view."""
        desk = self._shell.desk
        self.bar = FindBar(desk) if desk is not None else None
