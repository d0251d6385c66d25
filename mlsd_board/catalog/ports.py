"""Which kinds may join two components, and which kind a bare arrow means."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.model.kind import Kind

_SEVEN = (Kind.MODEL, Kind.LABELS, Kind.FEATURES, Kind.PREDICTIONS, Kind.EVENTS, Kind.REQUEST, Kind.DATA)
LAST_RESORT = (*_SEVEN, Kind.METRICS, Kind.CONTROL)
_PEOPLE = ("client_app", "end_user")
_EMITTERS = (*_PEOPLE, "downstream_system", "decision_engine")
_CONTROLLERS = ("workflow_orchestrator", "ci_cd", "alerting")
_PASS_THROUGH = ("privacy_filter", "event_stream", "data_validator", "cache")

_KEYWORDS: tuple[tuple[Kind, str], ...] = (
    (Kind.EVENTS, r"clicks?|impressions?|logs?|feedback|events?"),
    (Kind.LABELS, r"labels?|ground truth"),
    (Kind.FEATURES, r"features?|embeddings?|vectors?"),
    (Kind.MODEL, r"models?|weights?|artifacts?|artefacts?|deploy\w*"),
    (Kind.PREDICTIONS, r"scores?|predictions?|candidates?|ranked"),
    (Kind.CONTROL, r"triggers?|schedules?|approv\w*|gates?|config\w*"),
    (Kind.METRICS, r"metrics?|latency|alerts?"),
    (Kind.REQUEST, r"quer(?:y|ies)|requests?|calls?|api|http\w*|grpc"),
)
# A word may be joined to others by underscores, as in user_features, which \b would not find.
_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)) for kind, words in _KEYWORDS
)


class Arrow(NamedTuple):
    """A bare arrow about to be typed: its ends, what already enters its source, and its label."""

    source: Component
    target: Component
    entering: Collection[Kind] = ()
    label: str = ""


def sends(component: Component) -> frozenset[Kind]:
    """The kinds a component may emit: its own, and metrics, since any box can be monitored."""
    return frozenset(component.outputs.allowed) | {Kind.METRICS}


def takes(component: Component) -> frozenset[Kind]:
    """The kinds a component may accept: its own, and control, since any box can be scheduled."""
    return frozenset(component.inputs.allowed) | {Kind.CONTROL}


def legal_kinds(source: Component, target: Component) -> tuple[Kind, ...]:
    """The kinds that may run from `source` to `target`, the likeliest first."""
    legal = sends(source) & takes(target)
    order = dict.fromkeys((*source.default_kinds, *LAST_RESORT))
    natural = frozenset(source.outputs.allowed) & frozenset(target.inputs.allowed)
    return tuple(sorted((k for k in order if k in legal), key=lambda k: k not in natural))


def infer_kind(
    library: Library, source: str, target: str, entering: Collection[Kind] = (), label: str = ""
) -> Kind | None:
    """The kind a bare arrow means, or None where no kind is legal or a component is unknown.

    `entering` are the kinds of the connections that already enter the source, in the order they were drawn.
    """
    u, v = library.components.get(source), library.components.get(target)
    return infer(Arrow(u, v, entering, label)) if u and v else None


def infer(arrow: Arrow) -> Kind | None:
    """As `infer_kind`, for components already looked up. The first rule that names a legal kind wins."""
    u, v = arrow.source, arrow.target
    natural = frozenset(u.outputs.allowed) & frozenset(v.inputs.allowed)
    pool = natural or (sends(u) & takes(v))
    if not pool:
        return None
    named = next((kind for kind, pattern in _PATTERNS if kind in pool and pattern.search(arrow.label)), None)
    if named:
        return named
    reasons: tuple[Callable[[Arrow], Iterator[Kind]], ...] = (_operations, _traffic, _habit)
    legal = sends(u) & takes(v)
    return next(
        kind
        for reason in reasons
        for kind in reason(arrow)
        if kind in (legal if reason is _operations else pool)
    )


def _operations(arrow: Arrow) -> Iterator[Kind]:
    """Monitoring, scheduling and gates: these ends decide the kind whatever else would be natural."""
    u, v = arrow.source, arrow.target
    if v.id in ("system_monitor", "alerting"):
        yield Kind.METRICS
    if v.id == "workflow_orchestrator" and Kind.CONTROL in sends(u):
        yield Kind.CONTROL
    if u.id in _CONTROLLERS:
        yield Kind.CONTROL
    if u.id == "experiment_platform":
        yield Kind.METRICS if v.id in ("bi_dashboard", "quality_monitor") else Kind.CONTROL
    if u.id == "offline_evaluator" and v.id in ("model_registry", "deployment_controller"):
        yield Kind.CONTROL


def _traffic(arrow: Arrow) -> Iterator[Kind]:
    """What people and their applications send and get, and boxes that only pass things on."""
    u, v = arrow.source, arrow.target
    if u.id in _EMITTERS and v.id == "event_logger":
        yield Kind.EVENTS
    if v.id in _PEOPLE:
        yield Kind.PREDICTIONS
    if u.id == "data_preprocessor":
        yield Kind.FEATURES
    if u.id in _PASS_THROUGH:
        yield from arrow.entering


def _habit(arrow: Arrow) -> Iterator[Kind]:
    yield from arrow.source.default_kinds
    yield from LAST_RESORT


def leads_back(library: Library, source: str, target: str) -> bool:
    """Whether of two components that may be joined either way the target is usually followed by the source.

    Then who asks for the target by name means the arrow from it, unless the source calls it.
    """
    u, v = library.components.get(source), library.components.get(target)
    if not u or not v or v.id in u.followed_by or u.id not in v.followed_by:
        return False
    return infer(Arrow(u, v)) not in (None, Kind.REQUEST) and infer(Arrow(v, u)) is not None


def refusal(library: Library, source: str, target: str) -> str:
    """Why no connection may run from one component to another, in a sentence; empty when one may."""
    u, v = library.components.get(source), library.components.get(target)
    if not u or not v or legal_kinds(u, v):
        return ""
    gives = ", ".join(k.value for k in u.outputs.allowed) or "nothing but metrics"
    accepts = ", ".join(k.value for k in v.inputs.allowed) or "nothing but control"
    return f"{u.title} sends {gives}; {v.title} accepts {accepts}."
