"""The form of an arrow: what flows along it, how, and how often."""

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.fields import ChoiceField, TextField
from mlsd_board.desktop.forms.number_field import NumberField
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.naming import title_of
from mlsd_board.desktop.panels.inspector.element_form import ElementForm
from mlsd_board.editing.commands.connect import possible_kinds
from mlsd_board.model.kind import Mode

_MODES = {
    Mode.SYNC: "while the caller waits",
    Mode.ASYNC: "later",
    Mode.STREAM: "continuously",
    Mode.BATCH: "in bulk",
}


class ConnectionForm(ElementForm):
    """Only kinds that are legal between the two ends are offered, the likeliest first."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(desk, id)
        self.head("Connection", "")
        self._ends = label("", "muted", wrap=True)
        self.column.addWidget(self._ends)
        rows = self.rows()
        kinds = ChoiceField([])
        self.readers.append(lambda: kinds.set_choices([(k, k.value) for k in self._legal()]))
        self.readers.append(lambda: self._ends.setText(self._route()))
        self.field(
            rows,
            "kind",
            kinds,
            words="What flows",
            tip="Requests point from caller to callee, all else the way information moves.",
        )
        modes = ChoiceField([(mode, f"{mode.value}: {words}") for mode, words in _MODES.items()])
        self.field(rows, "mode", modes, words="How")
        self.field(rows, "label", TextField("What the arrow says"))
        self.field(
            rows, "delay_s", NumberField("s", (0, 2_592_000)), words="Delay", tip="Seconds added on the way."
        )
        self.field(
            rows,
            "step",
            NumberField("", (1, 50), whole=True),
            words="Step",
            tip="The order of calls out of one box.",
        )
        self.field(
            rows,
            "calls_per_request",
            NumberField("", (0, 1000)),
            words="Calls per request",
            tip="How often it is used for each incoming request.",
        )
        self.field(rows, "contract", TextField("Schema, endpoint or topic"))
        self.tag_field(rows)

    def _legal(self) -> tuple:
        session = self.desk.session
        return possible_kinds(session.design, session.library, self.record.source, self.record.target)

    def _route(self) -> str:
        session = self.desk.session
        return title_of(session.design, session.library, self.id)
