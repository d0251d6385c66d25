"""How a form is put together: rows of a caption and an editor, and sections that fold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from mlsd_board.catalog.units import without_unit
from mlsd_board.desktop.look.lettering import text_font

_SHORT = {
    "qps": "QPS",
    "ttl": "TTL",
    "pii": "PII",
    "slo": "SLO",
    "dau": "Daily users",
    "p99": "p99",
    "id": "id",
    "cpu": "CPU",
    "gpu": "GPU",
    "sla": "SLA",
}


def caption(name: str, unit: str = "") -> str:
    """A field's name in words, without the unit that stands beside the value anyway."""
    words = [_SHORT.get(word, word) for word in without_unit(name, unit).split("_") if word]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def label(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """A line of words in one of the looks of the style sheet; never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
        made.setFont(text_font(look))
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class Rows(QWidget):
    """Captions on the left, editors on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def add(self, words: str, editor: QWidget, tip: str = "") -> None:
        """A row; the words are also the editor's accessible name."""
        name = label(words, "muted", wrap=True)
        name.setFixedWidth(104)
        name.setBuddy(editor)
        self._form.addRow(name, editor)
        _announce(editor, words, tip)
        name.setToolTip(tip)

    def add_wide(self, words: str, editor: QWidget, tip: str = "") -> None:
        """A row whose editor lies under its caption and takes the whole width."""
        if words:
            name = label(words, "muted")
            name.setBuddy(editor)
            name.setToolTip(tip)
            self._form.addRow(name)
        self._form.addRow(editor)
        _announce(editor, words, tip)


class Section(QWidget):
    """A part of a form that folds away under its title."""

    folded = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, open: bool = True) -> None:
        super().__init__()
        self.head = QToolButton(text=title, checkable=True, checked=open)
        self.head.setProperty("look", "section")
        self.head.setFont(text_font("name"))
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.content = content
        holder = QVBoxLayout(self)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.setSpacing(4)
        holder.addWidget(self.head)
        holder.addWidget(content)
        self.head.toggled.connect(self._fold)
        self._fold(open)

    def unfold(self) -> None:
        self.head.setChecked(True)

    def _fold(self, open: bool) -> None:
        self.content.setVisible(open)
        self.head.setArrowType(Qt.ArrowType.DownArrow if open else Qt.ArrowType.RightArrow)
        self.folded.emit(not open)


def _announce(editor: QWidget, words: str, tip: str) -> None:
    for named in (editor, editor.focusProxy()) if words else ():
        if named is not None:
            named.setAccessibleName(words)
    if tip and not editor.toolTip():
        editor.setToolTip(tip)
