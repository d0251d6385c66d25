"""The page of one rule in a window of its own: what `mlsd-board explain` prints."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.validation.page import Page
from mlsd_board.validation.rule import Rule

_SIZE = (720, 640)


class RulePage(QDialog):
    """Scrolls, and can be copied from; Esc closes it."""

    def __init__(self, rule: Rule, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{rule.code}  {rule.name}")
        open_within_screen(self, *_SIZE)
        self.text = QTextBrowser(accessibleName=f"The page of {rule.code}")
        self.text.setFont(text_font())
        self.text.document().setDocumentMargin(14)
        self.text.setMarkdown(page_text(rule))
        _give_room(self.text.document())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)


def _give_room(document: QTextDocument) -> None:
    """Headings stand off from what goes before them, and lines from each other."""
    block = document.begin()
    while block.isValid():
        heading = block.blockFormat().headingLevel() > 0
        room = QTextBlockFormat()
        room.setTopMargin(14 if heading and block.blockNumber() else 2)
        room.setBottomMargin(4)
        room.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).mergeBlockFormat(room)
        block = block.next()


def page_text(rule: Rule) -> str:
    """The page as Markdown."""
    return "\n\n".join(_parts(rule))


def _parts(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code}  {rule.name}"
    yield f"*{rule.severity.value}, from phase {rule.phase.value[1:]} ({rule.phase.heading}) on*"
    yield rule.page.summary
    if waits := (*rule.after, *rule.after_on_subject):
        yield f"It waits for {', '.join(waits)}: while those are broken it keeps silent."
    for heading, name in Page.HEADINGS.items():
        body = getattr(rule.page, name)
        if name == "hints":
            body = "\n".join(f"{number}. {hint}" for number, hint in enumerate(body, 1))
        if body:
            yield f"### {heading}"
            yield body
