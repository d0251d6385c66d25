"""A report put together: which sections there are, in which order."""

from collections.abc import Iterator

from mlsd_board.model.counting import counted
from mlsd_board.practice.compare.comparison import PARTS
from mlsd_board.practice.report import checklist, course, findings, numbers
from mlsd_board.practice.report.charts import dimension_chart
from mlsd_board.practice.report.document import (
    Block,
    Chart,
    Document,
    Item,
    Items,
    Section,
    Table,
    Text,
    View,
)
from mlsd_board.practice.report.material import Material
from mlsd_board.practice.score import rubric
from mlsd_board.practice.score.advice import what_to_do
from mlsd_board.practice.score.scoring import LABEL, Fixable, Score
from mlsd_board.practice.state import plan_of

_FIXES = 3


def compose_report(material: Material) -> Document:
    """The whole report; what a board or an attempt does not hold is left out."""
    score, brief = material.score, material.design.brief
    return Document(
        title=brief.title or (material.card.title if material.card else "") or "ML system design",
        subtitle=_subtitle(material),
        figure="not rated" if score.total is None else f"{score.total:.1f}",
        band=score.band or "",
        label=LABEL,
        drawing=material.drawing,
        sections=tuple(_sections(material)),
    )


def _sections(material: Material) -> Iterator[Section]:
    yield _verdict(material)
    yield _board(material)
    found = (
        findings.open_findings(material),
        findings.accepted(material),
        findings.credits(material),
        numbers.metrics(material),
        numbers.estimates(material),
        course.course(material),
        course.cards(material),
        checklist.checklist(material),
        _interviewer(material),
        _compared(material),
        course.so_far(material),
        _next(material),
    )
    yield from (section for section in found if section is not None)


def _subtitle(material: Material) -> str:
    log = material.log
    if log is None:
        return material.design.brief.prompt.strip()
    length = f"{log.elapsed_s / 60:.0f} minutes" + (f" of {log.minutes:g}" if log.minutes else "")
    level = f", level {log.level}" if log.level else ""
    return f"{log.started[:10]} · {length} · {log.mode} mode{level}"


def _verdict(material: Material) -> Section:
    blocks: list[Block] = [Chart(dimension_chart(material.score), "The six dimensions, from 1 to 4.")]
    blocks += _held(material.score)
    if fixes := material.score.fixes[:_FIXES]:
        blocks += [Text("Worth most:"), Items(tuple(map(_worth, fixes)))]
    level = plan_of(material.log).level if material.log else None
    if level:
        blocks.append(Text(f"At the level aimed for, interviewers listen for this: {level.emphasis}"))
    return Section("Result", (*blocks, _ratings(material.score)))


def _held(score: Score) -> list[Block]:
    if score.capped_by is None:
        return []
    weakest = f"the weakest dimension, {score.capped_by.value} {score.capped_by.heading}"
    why = "open gaps" if score.cap == "open gaps" else weakest
    return [Text(f"The total is held at {score.total} by {why}; the dimensions alone give {score.uncapped}.")]


def _worth(fix: Fixable) -> Item:
    gain = f"+{fix.gain:.1f}" if fix.gain >= 0.05 else ""
    return Item(f"{fix.judged.rule.code}: {what_to_do(fix.judged)}", note=gain)


def _ratings(score: Score) -> Table:
    rows = tuple(
        (
            f"{r.dimension.value} {r.dimension.heading}",
            f"{rubric.WEIGHTS[r.dimension]} %",
            *("–" if value is None else f"{value:.1f}" for value in (r.auto, r.human, r.score)),
            rubric.HUMAN_ONLY[r.dimension],
        )
        for r in score.ratings
    )
    head = ("dimension", "weight", "program", "person", "together", "only a person can judge")
    return Table(head, rows, frozenset({1, 2, 3, 4}))


def _board(material: Material) -> Section:
    brief = material.design.brief
    said = (Text(brief.restatement),) if brief.restatement else ()
    return Section(
        "Board", (*said, View(material.drawing.bounds, told=counted(len(material.design.nodes), "component")))
    )


def _interviewer(material: Material) -> Section | None:
    seat = material.rubric
    if seat is None or not (seat.marks or seat.remarks or seat.private):
        return None
    blocks: list[Block] = [Text(f"Interviewer: {seat.interviewer}")] if seat.interviewer else []
    for title, remarks in (("", seat.remarks), ("Private notes", seat.private)):
        items = tuple(
            Item(
                r.text,
                note=", ".join(
                    filter(
                        None,
                        (
                            r.dimension.heading if r.dimension else "",
                            material.name(r.element) if r.element else "",
                            f"minute {r.t_s / 60:.0f}" if r.t_s is not None else "",
                        ),
                    )
                ),
            )
            for r in remarks
        )
        blocks += [Text(title)] if title and items else []
        blocks += [Items(items)] if items else []
    return Section("What the interviewer says", tuple(blocks) or (Text("Marks only, see above."),))


def _compared(material: Material) -> Section | None:
    comparison = material.comparison
    if comparison is None:
        return None
    blocks: list[Block] = [
        Text(
            f"The reference is {comparison.reference!r}. There is no single right answer; this is what one strong answer has that yours has not, or has in another way.",
            quiet=True,
        )
    ]
    for part, title in PARTS:
        entries = comparison.of("missing", "different", parts=[part])
        if entries:
            blocks += [Text(title), Items(tuple(Item(e.told) for e in entries))]
    extra = comparison.of("extra", parts=["component"])
    blocks += [Text("Only yours"), Items(tuple(Item(e.told) for e in extra))] if extra else []
    return Section("Beside a reference", tuple(blocks))


def _next(material: Material) -> Section | None:
    card, following = material.card, material.following
    items = [Item(f"Again, with a twist: {card.twist}")] if card and card.twist else []
    rated = [r for r in material.score.ratings if r.score is not None]
    weakest = min(rated, key=lambda r: r.score or 0.0, default=None)
    if weakest and card and card.deep_dives and (weakest.score or 0) < rubric.BEST:
        items.append(
            Item(
                f"Your weakest dimension is {weakest.dimension.heading.lower()}; go deep on: {card.deep_dives[0]}"
            )
        )
    items += [Item(f"A new question: {following.title}", note=following.prompt.strip())] if following else []
    return Section("What next", (Items(tuple(items)),)) if items else None
