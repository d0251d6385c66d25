"""The forms of a frame and of a note."""

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ProseField, TextField
from mlsd_board.desktop.groups import fold, unfold
from mlsd_board.desktop.panels.inspector.element_form import ElementForm

_ROLES = [
    ("zone", "zone"),
    ("boundary", "boundary"),
    ("group", "group"),
]
_HEADS = {
    "group": ("Frame", "A box around boxes. What lies in it moves with it."),
    "lanes": ("Swim lanes", "Frames in a row. A box belongs to the lane its middle lies in."),
    "lane": ("Lane", "Drag its lower right corner to make it wider; all lanes keep in line."),
}
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
        lanes = self.record.role in ("lanes", "lane")
        self.head(*_HEADS.get(self.record.role, _HEADS["group"]))
        rows = self.rows()
        self.field(rows, "title", TextField("What is in it?"))
        if not lanes:
            says = "A zone says where things run, a boundary who owns them; a group is nothing but a group."
            self.field(rows, "role", ChoiceField(_ROLES, unset=None), tip=says)
        self.field(rows, "zone", ChoiceField(_ZONES), tip="Where what lies in it runs.")
        if not lanes:
            self.field(rows, "collapsed", FlagField("shown as one box", certain=True), words="Collapsed")
        self.tag_field(rows)

    def _set(self, name: str, words: str, value: object) -> None:
        if name == "collapsed":
            turn = fold if value else unfold
            turn(self.desk, [self.id])
        else:
            super()._set(name, words, value)


class NoteForm(ElementForm):
    """The text of a note."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(desk, id)
        self.head("Note", "")
        rows = self.rows()
        self.field(rows, "text", ProseField("Write anything", 8), words="Text", wide=True)
        self.tag_field(rows)
