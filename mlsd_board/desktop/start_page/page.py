"""The page the program opens on: boards to start from, questions to practise on, boards to go on with."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import Template, load_questions, load_templates
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import board_picture, sign
from mlsd_board.desktop.start_page.cards import CATEGORY_WORDS, PICTURE, Card
from mlsd_board.desktop.start_page.questions import Questions
from mlsd_board.desktop.start_page.side import Side
from mlsd_board.drawing.theme import Theme
from mlsd_board.formats.errors import FormatError
from mlsd_board.workspace.recent import recent_boards
from mlsd_board.workspace.recovery import leftovers
from mlsd_board.workspace.starting import from_template

_WIDEST = 1040


class StartPage(QWidget):
    """Pictures are painted one by one after the page is there."""

    template_wanted = Signal(str)
    question_wanted = Signal(str)

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self._library, self._theme = library, theme
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.templates = load_templates()
        self.cards: dict[str, Card] = {}
        self.side = Side(theme)
        self.questions = Questions(load_questions())
        self.questions.wanted.connect(self.question_wanted)
        self._waiting: list[str] = []
        self._painter = QTimer(self, interval=0)
        self._painter.timeout.connect(self._paint_next)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self._scrolled(), 1)
        self.refresh()
        self.set_theme(theme)

    def refresh(self) -> None:
        """List recent and recovered boards anew."""
        self.side.show_boards(leftovers(), recent_boards())

    def set_theme(self, theme: Theme) -> None:
        """Paint the pictures in the colours of a theme."""
        self._theme = theme
        self.side.set_theme(theme)
        self._waiting = list(self.cards)
        self._blank.show_picture(sign("plus", theme, theme.muted).pixmap(36, 36))
        self._painter.start()

    def _scrolled(self) -> QScrollArea:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(36, 26, 36, 20)
        column.setSpacing(12)
        column.addWidget(label("Start from a board", "heading"))
        column.addWidget(
            label(
                "Begun, with gaps left on purpose. The checker finds them and helps to close them.", "muted"
            )
        )
        cards = Flow()
        for template in self.templates.values():
            cards.addWidget(self._card(template))
        cards.addWidget(self._blank_card())
        column.addLayout(cards)
        column.addSpacing(14)
        column.addWidget(label("Practise a question", "heading"))
        column.addWidget(label("An empty board with the prompt as an interviewer would put it.", "muted"))
        column.addWidget(self.questions)
        column.addStretch()
        content.setMaximumWidth(_WIDEST)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        return area

    def _card(self, template: Template) -> Card:
        kind = "Starter" if template.kind == "starter" else "Reference"
        card = Card(template.title, template.summary, (kind, CATEGORY_WORDS[template.category]))
        card.chosen.connect(lambda: self.template_wanted.emit(template.id))
        self.cards[template.id] = card
        return card

    def _blank_card(self) -> Card:
        self._blank = Card(
            "Blank board", "Nothing on it yet. Drag in components, or press Ctrl+P and type a name."
        )
        self._blank.chosen.connect(self.side.blank_wanted)
        return self._blank

    def _paint_next(self) -> None:
        if not self._waiting:
            self._painter.stop()
            return
        id = self._waiting.pop(0)
        try:
            design = from_template(id, self._library)
        except FormatError as error:
            self.cards[id].setToolTip(str(error))
            return
        self.cards[id].show_picture(board_picture(design, self._library, self._theme, PICTURE))
