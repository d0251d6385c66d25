"""The sections on the attempt itself: where the time went, what was missing when, the cards and their answers."""

from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.practice.cards import card_named
from mlsd_board.practice.history.progress import rule_records
from mlsd_board.practice.report.charts import progress_chart, timeline_chart
from mlsd_board.practice.report.document import Block, Chart, Item, Items, Section, Table, Text
from mlsd_board.practice.report.material import Material
from mlsd_board.practice.score.pacing import pacing
from mlsd_board.rules import all_rules

_ENOUGH_WORDS = 5
_FEWEST, _LAST, _MISSED = 2, 12, 5


def course(material: Material) -> Section | None:
    """Timeline against plan, and what was still missing at minute 10, 20 and 30."""
    log = material.log
    if log is None:
        return None
    paces = pacing(log)
    told = "; ".join(p.remark for p in paces if p.remark) or "Every phase took about the time planned for it"
    rows = tuple(
        (
            f"{p.phase.value} {p.phase.heading}",
            f"{p.spent_s / 60:.0f}",
            "–" if p.planned_s is None else f"{p.planned_s / 60:.0f}",
        )
        for p in paces
    )
    blocks: list[Block] = [
        Chart(timeline_chart(log), f"Timeline of {log.elapsed_s / 60:.0f} minutes."),
        Text(f"{told}."),
        Table(("phase", "minutes spent", "planned"), rows, frozenset({1, 2})),
    ]
    if material.then:
        missing = tuple(
            (
                f"{t.minute:.0f}",
                str(len(t.findings)),
                ", ".join(dict.fromkeys(f.code for f in t.findings)) or "nothing",
            )
            for t in material.then
        )
        blocks.append(
            Table(("minute", "open", "what was missing, of what was due"), missing, frozenset({0, 1}))
        )
    return Section("Timeline", tuple(blocks))


def cards(material: Material) -> Section | None:
    """The what-if cards, each with its answer or without."""
    log = material.log
    asked = [m for m in log.moments if m.what == "card"] if log else []
    if log is None or not asked:
        return None
    return Section("What-if cards", (Items(tuple(_answered(log, card, asked) for card in asked)),))


def so_far(material: Material) -> Section | None:
    """How one gets on: the totals of the last attempts, and what was missed most often."""
    rated = [(entry, entry.total) for entry in material.attempts if entry.total is not None][-_LAST:]
    if len(rated) < _FEWEST:
        return None
    totals = [(f"{entry.when:%m-%d}", total) for entry, total in rated]
    told = ", ".join(f"{total:.1f}" for _, total in totals)
    missed = [r for r in rule_records(material.attempts) if r.missed > 1][:_MISSED]
    names = {rule.code: rule.name for rule in all_rules()}
    often = "; ".join(
        f"{r.code} {names[r.code]} ({r.missed} of {r.asked})" for r in missed if r.code in names
    )
    blocks: list[Block] = [Chart(progress_chart(totals), f"Totals of the last attempts: {told}.")]
    blocks += [Text(f"Missed most often: {often}.")] if often else []
    return Section("So far", tuple(blocks))


def _answered(log: AttemptLog, asked: Moment, cards: list[Moment]) -> Item:
    known = card_named(asked.name)
    text = known.text if known else asked.name
    replies = [m.text for m in log.moments if m.what == "reply" and m.name == asked.name]
    if replies and len(replies[-1].split()) >= _ENOUGH_WORDS:
        return Item(text, "yes", replies[-1])
    until = min((c.t_s for c in cards if c.t_s > asked.t_s), default=float("inf"))
    changed = any(m.what == "edit" and asked.t_s < m.t_s <= until and m.after for m in log.moments)
    if changed:
        return Item(text, "open", "no answer in words; the board was changed after it")
    return Item(text, "no", "unanswered")
