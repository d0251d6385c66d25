"""Comparing what is said: the metric chain, the numbers, and where the answers go into detail."""

from collections.abc import Iterator, Mapping

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.requirements import FLAGS, NEEDS
from mlsd_board.estimate.figures import stated
from mlsd_board.model.brief import STAGES, Brief, DeepDive, Metric, Requirements
from mlsd_board.model.design import Design
from mlsd_board.practice.compare.comparison import Entry
from mlsd_board.practice.compare.roles import Pairs, alike
from mlsd_board.practice.compare.wording import STRONG, component_name

_ALIKE = 0.7
_NEAR = 2.0
"""Numbers within this factor of each other count as the same assumption."""


def metrics(mine: Brief, theirs: Brief) -> Iterator[Entry]:
    """The metrics of each stage; at a stage where both measure something else, the choices side by side."""
    for stage in STAGES:
        own = [m for m in mine.metrics if m.stage == stage]
        others = [m for m in theirs.metrics if m.stage == stage]
        kept = _same(own, others)
        for one, two in kept:
            told = f"Both measure {_name(two)} as {_article(stage)} metric."
            yield Entry("metric", "covered", _name(one), _name(two), told)
        left = [m for m in own if m.id not in {one.id for one, _ in kept}]
        wanted = [m for m in others if m.id not in {two.id for _, two in kept}]
        yield from _unlike(stage, left, wanted)


def numbers(mine: Requirements, theirs: Requirements) -> Iterator[Entry]:
    """The numbers and facts asked of the system; unlike ones are assumptions to talk about, not faults."""
    for need in NEEDS:
        yours, other = getattr(mine, need.name), getattr(theirs, need.name)
        if yours is None and other is None:
            continue
        entry = _compared(need.title, _amount(yours, need.unit), _amount(other, need.unit))
        yield entry if yours is None or other is None or not _near(yours, other) else _kept(entry)
    for name, title, _ in (*FLAGS, ("mode", "Prediction", "")):
        yours, other = getattr(mine, name), getattr(theirs, name)
        if yours is not None or other is not None:
            entry = _compared(title, _fact(yours), _fact(other))
            yield _kept(entry) if yours == other else entry


def deep_dives(mine: Design, theirs: Design, pairs: Pairs, library: Library) -> Iterator[Entry]:
    """Where the answers go into detail: at boxes of the same role, or under topics that are alike."""
    own = list(_dives(mine, library))
    for words, node, id in _dives(theirs, library):
        same = next(
            (d for d in own if (d[1] and pairs.all().get(d[1]) == node) or alike(d[0], words) >= _ALIKE), None
        )
        others = (id,) if id else ()
        if same:
            own.remove(same)
            told = f"Both go into detail at {words}."
            yield Entry("deep_dive", "covered", same[0], words, told, (same[1],) if same[1] else (), others)
        else:
            yield Entry(
                "deep_dive", "missing", "", words, f"{STRONG} also went into detail at {words}.", (), others
            )
    for words, node, _ in own:
        yield Entry(
            "deep_dive", "extra", words, "", f"You go into detail at {words}.", (node,) if node else ()
        )


def _same(own: list[Metric], others: list[Metric]) -> list[tuple[Metric, Metric]]:
    ranked = sorted(
        ((alike(one.name, two.name), n, k) for n, one in enumerate(own) for k, two in enumerate(others)),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    pairs: dict[int, int] = {}
    for likeness, n, k in ranked:
        if likeness >= _ALIKE and n not in pairs and k not in pairs.values():
            pairs[n] = k
    return [(own[n], others[k]) for n, k in sorted(pairs.items())]


def _unlike(stage: str, own: list[Metric], others: list[Metric]) -> Iterator[Entry]:
    for one, two in zip(own, others, strict=False):
        told = f"As {_article(stage)} metric you take {_name(one)}; one strong answer took {_name(two)}."
        yield Entry("metric", "different", _name(one), _name(two), told)
    for two in others[len(own) :]:
        told = f"{STRONG} also had {_name(two)} as {_article(stage)} metric."
        yield Entry("metric", "missing", "", _name(two), told)
    for one in own[len(others) :]:
        told = f"You also have {_name(one)} as {_article(stage)} metric."
        yield Entry("metric", "extra", _name(one), "", told)


def _compared(title: str, yours: str, other: str) -> Entry:
    if not yours:
        return Entry("number", "missing", "", f"{title}: {other}", f"{STRONG} also stated {title}: {other}.")
    if not other:
        return Entry("number", "extra", f"{title}: {yours}", "", f"You also state {title}: {yours}.")
    told = f"{title}: you work with {yours}, one strong answer worked with {other}."
    return Entry("number", "different", f"{title}: {yours}", f"{title}: {other}", told)


def _kept(entry: Entry) -> Entry:
    return entry._replace(state="covered", told=f"Both state about the same: {entry.theirs}.")


def _near(yours: float, other: float) -> bool:
    if not yours or not other:
        return yours == other
    return max(yours / other, other / yours) <= _NEAR


def _amount(value: float | None, unit: str) -> str:
    return "" if value is None else stated(value, unit)


def _fact(value: object) -> str:
    words: Mapping[object, str] = {True: "yes", False: "no", None: ""}
    return words[value] if value is None or isinstance(value, bool) else str(value).replace("_", " ")


def _name(metric: Metric) -> str:
    return metric.name or metric.id


def _article(stage: str) -> str:
    return f"{'an' if stage.startswith('o') else 'a'} {stage}"


def _dives(design: Design, library: Library) -> Iterator[tuple[str, str, str]]:
    """What each deep dive is about in words, its box, and the same box if it is on the board."""
    told: set[str] = set()
    for dive in design.brief.deep_dives:
        node = dive.node_id if dive.node_id in design.nodes else ""
        told.add(node or "")
        words = _about(dive, design, library)
        if words:
            yield words, node or "", node or ""
    for deep in (n for n in design.nodes.values() if n.deep_dive and n.id not in told):
        yield f"the {component_name(deep.component, library)}", deep.id, deep.id


def _about(dive: DeepDive, design: Design, library: Library) -> str:
    if dive.topic:
        return dive.topic
    node = design.nodes.get(dive.node_id or "")
    return f"the {component_name(node.component, library)}" if node else ""
