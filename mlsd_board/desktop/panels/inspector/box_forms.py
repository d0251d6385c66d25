"""The forms of a frame and of a note."""

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ProseField, TextField
from mlsd_board.desktop.panels.inspector.element_form import ElementForm

_ROLES = [
    ("zone", "zone of the system"),
    ("boundary", "boundary of ownership"),
    ("group", "group that can be collapsed"),
]
_ZONES = [
    ("online", "online"),
    ("offline", "offline"),
    ("edge", "edge"),
    ("third_party", "third party"),
    ("team", "team"),
]


class FrameForm(ElementForm):
    """A frame's title, what it stands for, and whether it is folded."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(desk, id)
        self.head("Frame", "A box around boxes. What lies in it moves with it.")
        rows = self.rows()
        self.field(rows, "title", TextField("What is in it?"))
        self.field(rows, "role", ChoiceField(_ROLES, unset=None))
        self.field(rows, "zone", ChoiceField(_ZONES), tip="Where what lies in it runs.")
        self.field(rows, "collapsed", FlagField("shown as one box", certain=True), words="Collapsed")


class NoteForm(ElementForm):
    """The text of a note."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(desk, id)
        self.head("Note", "")
        self.field(self.rows(), "text", ProseField("Write anything", 8), words="Text", wide=True)
