"""The sections that come from the brief: problem, scope, numbers, metrics, trade-offs, deep dives."""

from collections.abc import Iterator

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.requirements import DEVICE_NEEDS, FLAGS, NEEDS
from mlsd_board.estimate.figures import amount, stated
from mlsd_board.estimate.summary import Estimates
from mlsd_board.formats import captions
from mlsd_board.formats.document.parts import Point, Section, points, table, words
from mlsd_board.model.brief import CATEGORIES, Brief, Metric, Question
from mlsd_board.model.design import Design

_BETTER = {"up": "higher is better", "down": "lower is better", None: ""}


def problem(brief: Brief) -> Section:
    kind = f"A problem of {CATEGORIES[brief.category]}." if brief.category else ""
    asked = [(q.text, q.topic.replace("_", " "), *_answer(q)) for q in brief.questions if q.text]
    return Section(
        "Problem",
        (
            *words(brief.prompt, quoted=True),
            *words(brief.restatement),
            *words(kind),
            *points([Point("Why machine learning", brief.why)] if brief.why else []),
            *table(("question", "topic", "answer", "assumed"), asked, "Clarified"),
        ),
    )


def scope(design: Design, library: Library) -> Section:
    brief = design.brief
    limits = [(c.text, _box(c.enforced_by, design, library)) for c in brief.constraints if c.text]
    return Section(
        "Scope",
        (
            *points([Point(text) for text in brief.scope_in], "In scope"),
            *points([Point(text) for text in brief.scope_out], "Left out on purpose"),
            *table(("constraint", "enforced by"), limits, "What must always hold"),
        ),
    )


def numbers(brief: Brief, found: Estimates) -> Section:
    stated = list(_stated(brief))
    return Section(
        "Numbers", (*table(("requirement", "value"), stated), *points(list(_computed(found)), "Worked out"))
    )


def metrics(design: Design, library: Library) -> Section:
    names = {m.id: m.name or m.id for m in design.brief.metrics}
    rows = [
        (
            names[m.id],
            m.stage,
            names.get(m.proxies_for or "", ""),
            _role(m),
            m.signal or "",
            m.effort or "",
            _box(m.measured_by, design, library),
        )
        for stage in ("business", "online", "offline")
        for m in design.brief.metrics
        if m.stage == stage
    ]
    head = (
        "metric",
        "stage",
        "stands in for",
        "role and target",
        "signal",
        "effort of the user",
        "measured by",
    )
    return Section("Metrics", table(head, rows))


def tradeoffs(brief: Brief) -> Section:
    rows = [(t.topic, t.chosen, t.alternative, t.why) for t in brief.tradeoffs]
    return Section("Trade-offs", table(("about", "chosen", "rejected", "because"), rows))


def deep_dives(design: Design, library: Library) -> Section:
    found = []
    for dive in design.brief.deep_dives:
        node = _box(dive.node_id, design, library)
        subject = " – ".join(part for part in (node, dive.topic) if part)
        found.append(Point(subject or "Deep dive", dive.notes))
    told = {dive.node_id for dive in design.brief.deep_dives}
    marked = [n for n in design.nodes.values() if n.deep_dive and n.id not in told]
    found += [Point(captions.title(node, library), node.rationale) for node in marked]
    return Section("Deep dives", points(found))


def _answer(question: Question) -> tuple[str, str]:
    return question.answer, question.assumption if not question.answer else ""


def _stated(brief: Brief) -> Iterator[tuple[str, str]]:
    req = brief.req
    if req.mode:
        yield "Predictions are made", req.mode.replace("_", " ")
    for need in NEEDS:
        if (value := getattr(req, need.name)) is not None:
            yield need.title, stated(value, need.unit)
    for need in DEVICE_NEEDS:
        if (value := getattr(req.device, need.name)) is not None:
            yield f"On the device: {need.title.lower()}", stated(value, need.unit)
    for name, title, _ in FLAGS:
        if (flag := getattr(req, name)) is not None:
            yield title, "yes" if flag else "no"


def _computed(found: Estimates) -> Iterator[Point]:
    if found.traffic:
        t = found.traffic
        yield Point("Traffic", f"{amount(t.peak_qps)} requests/s at peak, {amount(t.mean_qps)} on average")
    if found.latency:
        against = f" of {found.latency.budget_ms:g} ms" if found.latency.budget_ms else ""
        yield Point("Critical path", f"{found.latency.total_ms:g} ms{against}")


def _role(metric: Metric) -> str:
    part = "primary" if metric.primary else "guardrail" if metric.guardrail else ""
    return ", ".join(text for text in (part, _BETTER[metric.direction], metric.target) if text)


def _box(id: str | None, design: Design, library: Library) -> str:
    node = design.nodes.get(id or "")
    return captions.title(node, library) if node else ""
