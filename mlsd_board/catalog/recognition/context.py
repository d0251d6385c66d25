"""What surroundings say of a box: its outline, the group it lies in, and what it is joined to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.catalog.ports import sends, takes
from mlsd_board.catalog.recognition.matching import Fit
from mlsd_board.catalog.recognition.stores import STORES
from mlsd_board.catalog.recognition.vocabulary import NOTE

_OUTLINE_SAYS: Mapping[str, Mapping[str, float]] = {
    "cylinder": {"operational_db": 0.5, "data_lake": 0.48},
    "person": {"end_user": 0.75},
    "queue": {"event_stream": 0.5},
    "diamond": {"decision_engine": 0.42, "model_validator": 0.36},
    "cloud": {"external_source": 0.3},
}
_KEPT = frozenset(
    [
        "external_source",
        "sensor_source",
        "event_logger",
        "dataset_builder",
        "data_preprocessor",
        "batch_feature_pipeline",
        "offline_evaluator",
    ]
)
"""What comes as files: drawn as a cylinder, the files are meant rather than where they come from."""
_PLAIN_TITLE = 0.8
_GIVES = frozenset(
    [
        "external_source",
        "sensor_source",
        "event_stream",
        "event_logger",
        "batch_ingestion",
        "end_user",
        "operational_db",
        "data_lake",
        "data_warehouse",
        "graph_store",
    ]
)
"""What may lie in a group of sources and be no source from outside."""
_HOLDS_NOTHING = ("end_user", "client_app", "app_backend", "api_gateway", NOTE)
_OF_GROUP = (0.42, 0.3, 0.2)
_AGREES = 0.3
_PLAINLY = 0.92
_SWAY = 0.2
_BY_NEIGHBOURS = 0.3
_FROM_OUTSIDE = 0.62
_DRAWN = "drawn as a"
_FED = frozenset(
    [
        "batch_ingestion",
        "stream_processor",
        "event_stream",
        "data_preprocessor",
        "data_validator",
        "dataset_builder",
        "batch_feature_pipeline",
        "feature_transform",
        "embedding_encoder",
        "data_lake",
        "data_warehouse",
    ]
)
"""What data is brought into: a box that only gives to these, and says nothing else, is where it comes from."""


class Link(NamedTuple):
    """An arrow between two boxes of a diagram."""

    source: str
    target: str
    label: str = ""


def with_outline(found: Mapping[str, Fit], outline: str) -> dict[str, Fit]:
    """The fits, with what the shape of the box says."""
    together = dict(found)
    if outline == "cylinder":
        together = {c: f._replace(score=f.score * _held(c, f.score)) for c, f in found.items()}
        together |= _files(together)
    for component, score in _OUTLINE_SAYS.get(outline, {}).items():
        old = together.get(component)
        if old is None or old.score < score:
            together[component] = Fit(score, f"{_DRAWN} {outline}")
        else:
            together[component] = old._replace(score=min(1.0, old.score + 0.1))
    return together


def _files(found: Mapping[str, Fit]) -> dict[str, Fit]:
    """A lake, where what a cylinder is said to be comes as files."""
    component, score = _top(found)
    if component not in _KEPT:
        return {}
    return {"data_lake": Fit(1.1 * score, f"{found[component].by}, {_DRAWN} cylinder")}


def _held(component: str, said: float) -> float:
    """How likely something drawn as a cylinder is this; what its words say plainly stands."""
    if component in STORES:
        return 0.9 if component in _KEPT else 1.08
    if component in _HOLDS_NOTHING:
        return 0.35
    return 0.96 if said > _PLAINLY else 0.84


def with_groups(found: Mapping[str, Fit], titles: Sequence[Mapping[str, Fit]]) -> dict[str, Fit]:
    """The fits, with what the titles of the groups say that a box lies in, the innermost first."""
    together = dict(found)
    sure = max((f.score for f in found.values()), default=0.0)
    for weight, title in zip(_OF_GROUP, titles, strict=False):
        for component, fit in title.items():
            said = weight * fit.score
            old = together.get(component)
            if old is not None:
                together[component] = old._replace(score=min(1.0, old.score + _AGREES * said))
            elif sure < 0.6:
                together[component] = Fit(said, f"in the group {fit.by!r}")
    return together


def given(found: Mapping[str, Fit], titles: Sequence[Mapping[str, Fit]]) -> dict[str, Fit]:
    """The fits of a box that nothing leads to: in a group of sources it is one, whatever else its words may mean."""
    title = titles[0] if titles else {}
    component, score = _top(title)
    if component != "external_source" or score < _PLAIN_TITLE:
        return dict(found)
    together = {c: f if c in _GIVES else f._replace(score=0.7 * f.score) for c, f in found.items()}
    if together.get(component, Fit(0.0, "")).score < _PLAIN_TITLE:
        together[component] = Fit(_PLAIN_TITLE, f"in the group {title[component].by!r}")
    return together


def swayed(
    base: Mapping[str, Mapping[str, Fit]], links: Iterable[Link], library: Library, rounds: int = 3
) -> dict[str, dict[str, Fit]]:
    """The fits of all boxes after their neighbours have had a say, a few times over."""
    around = _around(links, base)
    now = {id: dict(found) for id, found in base.items()}
    for _ in range(rounds):
        tops = {id: _top(found) for id, found in now.items()}
        now = {id: _voted(found, around.get(id, ()), tops, library) for id, found in base.items()}
    return now


class _Neighbour(NamedTuple):
    id: str
    incoming: bool


def _around(links: Iterable[Link], known: Mapping[str, object]) -> dict[str, list[_Neighbour]]:
    around: dict[str, list[_Neighbour]] = {}
    for link in links:
        if link.source in known and link.target in known and link.source != link.target:
            around.setdefault(link.target, []).append(_Neighbour(link.source, incoming=True))
            around.setdefault(link.source, []).append(_Neighbour(link.target, incoming=False))
    return {id: found[:40] for id, found in around.items()}


def _top(found: Mapping[str, Fit]) -> tuple[str, float]:
    component = max(found, key=lambda c: (found[c].score, c), default="")
    return component, found[component].score if component else 0.0


def _voted(
    found: Mapping[str, Fit],
    around: Sequence[_Neighbour],
    tops: Mapping[str, tuple[str, float]],
    library: Library,
) -> dict[str, Fit]:
    neighbours = [
        (library.components[top], score, n.incoming)
        for n in around
        if (top := tops[n.id][0]) in library.components
        for score in [tops[n.id][1]]
    ]
    if not neighbours:
        return dict(found)
    together = {}
    candidates = dict(found)
    said = max((f.score for f in found.values()), default=0.0)
    drawn = any(f.by.startswith(_DRAWN) for f in found.values())
    only_gives = all(not incoming and c.id in _FED for c, _, incoming in neighbours)
    if said < _FROM_OUTSIDE and only_gives and not drawn:
        candidates["external_source"] = Fit(_FROM_OUTSIDE, "where the data comes from")
    if said < 0.4:
        candidates |= {c: f for c, f in _suggested(neighbours, library).items() if c not in found}
    for component, fit in candidates.items():
        known = library.components.get(component)
        vote = _vote(known, neighbours) if known else 0.5
        together[component] = fit._replace(score=fit.score * (1 + _SWAY * (vote - 0.5)))
    return together


def _vote(component: Component, neighbours: Iterable[tuple[Component, float, bool]]) -> float:
    """How well a component goes with its neighbours, from 0 to 1."""
    total = weight = 0.0
    for other, sureness, incoming in neighbours:
        u, v = (other, component) if incoming else (component, other)
        total += sureness * _goes(u, v)
        weight += sureness
    return total / weight if weight else 0.5


def _goes(u: Component, v: Component) -> float:
    natural = frozenset(u.outputs.allowed) & frozenset(v.inputs.allowed)
    if v.id in u.followed_by:
        return 1.0
    if natural:
        return 0.75
    return 0.4 if sends(u) & takes(v) else 0.0


def _suggested(neighbours: Iterable[tuple[Component, float, bool]], library: Library) -> dict[str, Fit]:
    """What usually stands between such neighbours, for a box whose words say next to nothing."""
    votes: dict[str, float] = {}
    number = 0
    for other, sureness, incoming in neighbours:
        number += 1
        usual = (
            other.followed_by
            if incoming
            else [c.id for c in library.components.values() if other.id in c.followed_by]
        )
        for component in usual:
            votes[component] = votes.get(component, 0.0) + sureness
    return {c: Fit(_BY_NEIGHBOURS * v / number, "by its neighbours") for c, v in votes.items()}
