"""A form that scrolls, down which Tab goes as it looks: Qt puts what was made later last of all in the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def stops(form: QWidget) -> list[QWidget]:
    """Where Tab comes by in a form, from top to bottom."""
    found = [
        widget
        for widget in form.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisibleTo(form)
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollArea)
    ]
    return sorted(found, key=lambda widget: widget.mapTo(form, widget.rect().topLeft()).toTuple()[::-1])


class FormArea(QScrollArea):
    """After the last stop, and before the first, Tab leaves it."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        inside, here = stops(self.widget()), self.window().focusWidget()
        ways = [self, *inside] if forward else [*inside, self][::-1]
        if here in ways[:-1]:
            following = ways[ways.index(here) + 1]
            reason = Qt.FocusReason
            following.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
            self.ensureWidgetVisible(following)
            return True
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # from where it lies in the window Qt knows the way
        for _ in ways:
            if not super().focusNextPrevChild(forward):
                return False
            if not self.isAncestorOf(self.window().focusWidget()):
                break
        return True
