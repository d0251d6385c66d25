"""The section of metrics: the chain drawn, suggestions under it, and the form of the metric that is chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.chips import Chip, Chips
from mlsd_board.desktop.forms.record_list import RecordList
from mlsd_board.desktop.panels.brief.chain.editor import ChainEditor
from mlsd_board.desktop.panels.brief.chain.places import STAGES
from mlsd_board.editing.commands.edit_brief import edit_brief
from mlsd_board.model.brief import Brief, Metric
from mlsd_board.model.ids import fresh_id

_EACH = 3


class ChainBlock(QWidget):
    """Ties the drawn chain to the list of metrics under it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._records: RecordList | None = None
        self.chain = ChainEditor(desk.theme)
        self.chips = Chips("Often measured here")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.chain)
        column.addWidget(self.chips)
        self.chain.chosen.connect(self._look_at)
        self.chain.edit_wanted.connect(self._edit)
        self.chain.link_wanted.connect(self._link)
        self.chain.remove_wanted.connect(self._remove)
        self.chain.add_wanted.connect(self._add)

    def tie(self, records: RecordList) -> None:
        """The list of forms that belongs to the chain."""
        self._records = records
        self.setFocusProxy(self.chain)

    def refresh(self, brief: Brief, suggested: Sequence[Metric]) -> None:
        """Show the chain as it is now, and a few suggestions for each stage."""
        self.chain.show_metrics(brief.metrics)
        chips = [
            Chip(metric.name, _tip(metric), metric)
            for stage in STAGES
            for metric in [m for m in suggested if m.stage == stage][:_EACH]
        ]
        self.chips.show_chips(chips)
        self._show_form()

    def opened(self, id: str, field: str) -> QWidget | None:
        """The editor of a field of a metric, with its form in sight; None if there is no such metric."""
        place = self._place(id)
        if place is None or self._records is None:
            return None
        self.chain.choose(id)
        return self._records.editors(field)[place]

    def _show_form(self) -> None:
        place = self._place(self.chain.current)
        if self._records is not None:
            self._records.show_only(-1 if place is None else place)

    def _look_at(self, id: str) -> None:
        """Show the form of a metric, and on the board the component that measures it."""
        self._show_form()
        metric = next((m for m in self._metrics() if m.id == id), None)
        if metric and metric.measured_by in self._desk.session.design.nodes:
            self._desk.show((metric.measured_by,))

    def _edit(self, id: str) -> None:
        place = self._place(id)
        if place is not None and self._records is not None:
            self.chain.choose(id)
            self._records.focus_record(place)

    def _link(self, id: str, target: str | None) -> None:
        words = "Link metrics" if target else "Unlink a metric"
        self._set(
            [m.model_copy(update={"proxies_for": target}) if m.id == id else m for m in self._metrics()],
            words,
        )

    def _remove(self, id: str) -> None:
        kept = [m for m in self._metrics() if m.id != id]
        freed = [m.model_copy(update={"proxies_for": None}) if m.proxies_for == id else m for m in kept]
        self._set(freed, "Remove a metric")

    def _add(self, stage: str) -> None:
        metrics = self._metrics()
        made = Metric.model_validate({"id": fresh_id(stage, {m.id for m in metrics}), "stage": stage})
        self._set([*metrics, made], f"Add a metric ({stage})")
        self._edit(made.id)

    def _set(self, metrics: Sequence[Metric], words: str) -> None:
        self._desk.edit(words, lambda tx: edit_brief(tx, "metrics", [m.model_dump() for m in metrics]))

    def _metrics(self) -> list[Metric]:
        return list(self._desk.session.design.brief.metrics)

    def _place(self, id: str | None) -> int | None:
        return next((n for n, m in enumerate(self._metrics()) if m.id == id), None)


def _tip(metric: Metric) -> str:
    facts = [
        f"{metric.stage} metric",
        metric.signal or "",
        f"{metric.effort} effort" if metric.effort else "",
    ]
    return f"{metric.name}: {', '.join(fact for fact in facts if fact)}"
