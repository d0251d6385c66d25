"""The sections that come from the board: the picture, and what each part of the system is made of."""

from collections.abc import Iterator, Sequence

from mlsd_board.catalog.choices import choice_words
from mlsd_board.catalog.component import Attribute
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.units import without_unit
from mlsd_board.estimate.figures import amount, gigabytes, stated
from mlsd_board.estimate.summary import Estimates
from mlsd_board.formats import captions
from mlsd_board.formats.document.parts import Block, Picture, Point, Section, points, table, words
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.counting import counted
from mlsd_board.model.design import Design
from mlsd_board.model.elements import DESCRIPTION, Node

_FEEDBACK = ("event_logger", "prediction_logger", "label_joiner", "human_review_queue", "experiment_platform")
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Data", ("ingest", "storage", "label")),
    ("Features", ("feature",)),
    ("Model", ("train",)),
    ("Evaluation and release", ("eval", "release")),
    ("Serving", ("serve", "rank")),
    ("Monitoring", ("observe", "platform")),
)
"""Each section, and the groups of the library whose boxes it speaks of; feedback takes its own out of them."""


def architecture(design: Design) -> Section:
    count = f"{counted(len(design.nodes), 'component')} and {counted(len(design.connections), 'connection')}."
    notes = [Point(" ".join(note.text.split())) for note in design.notes.values() if note.text.strip()]
    picture = (Picture(count),) if design.nodes else ()
    return Section("Architecture", (*picture, *points(notes, "Notes on the board")))


def parts(design: Design, library: Library, found: Estimates) -> Iterator[Section]:
    """A section for each part of the system, feedback last."""
    task = design.brief.task
    for title, groups in _PARTS:
        inside = [
            node
            for node in design.nodes.values()
            if (known := library.components.get(node.component))
            and known.group in groups
            and node.component not in _FEEDBACK
        ]
        before: tuple[Block, ...] = ()
        after: tuple[Block, ...] = ()
        if title == "Model":
            facts = (("Task", task.type.replace("_", " ")), ("Input", task.input), ("Output", task.output))
            before = points(
                [Point(name, text) for name, text in (*facts, ("Objective", task.objective)) if text]
            )
        if title == "Serving":
            after = (*_budget(found, design, library), *_capacity(found, design, library))
        if title == "Data":
            after = _storage(found, design, library)
        yield Section(title, (*before, *_boxes(inside, library), *after))
    ours = [node for node in design.nodes.values() if node.component in _FEEDBACK]
    yield Section("Feedback", (*_boxes(ours, library), *_loop(design, library)))


def _boxes(nodes: Sequence[Node], library: Library) -> tuple[Block, ...]:
    return points([Point(captions.title(node, library), _said(node, library)) for node in nodes])


def _said(node: Node, library: Library) -> str:
    """What a box states: what it is, what it does and why it is there, and its facts."""
    facts = []
    for name, value in sorted(node.attributes.items()):
        if name == DESCRIPTION:
            continue
        attribute = library.attribute(node.component, name)
        unit = attribute.unit if attribute else ""
        facts.append(f"{without_unit(name, unit).replace('_', ' ')} {_fact(value, attribute)}")
    prose = (" ".join(text.split()) for text in (node.description, node.rationale))
    told = [captions.subtitle(node, library), *prose, ", ".join(facts)]
    sentences = [text if text.endswith((".", "!", "?")) else f"{text}." for text in told if text]
    return " ".join(sentences)


def _fact(value: object, attribute: Attribute | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return stated(value, attribute.unit if attribute else "")
    parts = [str(part) for part in value] if isinstance(value, tuple) else [str(value)]
    chosen = attribute is not None and attribute.choices
    return ", ".join(choice_words(part) if chosen else part.replace("_", " ") for part in parts)


def _name(id: str, design: Design, library: Library) -> str:
    return captions.title(design.nodes[id], library) if id in design.nodes else id


def _budget(found: Estimates, design: Design, library: Library) -> tuple[Block, ...]:
    budget = found.latency
    if budget is None:
        return ()
    steps = zip(budget.path, budget.own_ms, budget.running_ms, strict=True)
    rows = [(_name(id, design, library), f"{own:g} ms", f"{running:g} ms") for id, own, running in steps]
    return table(("on the critical path", "takes", "so far"), rows, "Latency budget")


def _capacity(found: Estimates, design: Design, library: Library) -> tuple[Block, ...]:
    rows = [
        (
            _name(c.node, design, library),
            f"{amount(c.load_qps)} requests/s",
            f"{c.needed}",
            "" if c.replicas is None else f"{c.replicas:g}",
        )
        for c in found.capacities
    ]
    return table(("component", "load at peak", "replicas needed", "planned"), rows, "Capacity")


def _storage(found: Estimates, design: Design, library: Library) -> tuple[Block, ...]:
    rows = [
        (
            _name(s.node, design, library),
            gigabytes(s.needed_gb),
            f"{amount(s.retention_days)} days",
            "" if s.planned_gb is None else gigabytes(s.planned_gb),
        )
        for s in found.storage
    ]
    return table(("store", "needed", "kept for", "planned"), rows, "Storage")


def _loop(design: Design, library: Library) -> tuple[Block, ...]:
    """The way from what people do back to the trainer, hop by hop."""
    queries = Queries(build_graph(design))
    hops = queries.path(queries.feedback(), queries.of({"trainer"}), FLOW)
    way = " → ".join(_name(id, design, library) for id in hops)
    return words(f"The way back to the model: {way}.") if hops else ()
