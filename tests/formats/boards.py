"""Boards for the tests of this folder: one by hand with everything on it, and as many as wanted by chance."""

from functools import cache
from typing import get_args

from hypothesis import strategies as st

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.model.brief import Brief, Device, Metric, Question, Requirements, TradeOff
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Record, Suppression
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.model.values import Tag


@cache
def library() -> Library:
    return load_library()


def options(**more: object) -> ExportOptions:
    return ExportOptions(library(), **more)  # type: ignore[arg-type]  # whatever a test wants to try


def full_board() -> Design:
    return Design.of(
        Brief(
            title='Two-stage "recommender" <1> & \\N',
            category="recommendation",
            tags=("feed", "ranked_list"),
            questions=(Question(text="Which surface?", answer="home"),),
            metrics=(Metric(id="m1", name="watch time", stage="online", primary=True),),
            req=Requirements(qps_peak=17000, latency_slo_ms=200, device=Device(memory_mb=10)),
            tradeoffs=(TradeOff(topic="index", chosen="ann", alternative="exact", why="latency"),),
        ),
        Frame(id="online", title="Online", role="zone", zone="online", width=720, height=320),
        Frame(id="inner", title="Models", frame="online", x=250, y=30, width=220, height=250),
        Frame(id="offline", title="Offline", y=420, width=400, height=200, collapsed=True),
        Node(id="client_app", component="client_app", x=20, y=100, frame="online", z=3, locked=True),
        Node(
            id="ranker",
            component="ranker",
            x=270,
            y=100,
            frame="inner",
            label="Rank & sort <b>",
            attributes={"replicas": 3, "p99_latency_ms": 70.5, "autoscale": True, "team": ("a", 1, False)},
            rationale="scores well",
            deep_dive=True,
        ),
        Node(
            id="store 1",
            component="feature_store",
            x=520,
            y=40,
            attributes={"x": "clash", "replicas": "many"},
        ),
        Node(id="lake", component="data_lake", x=20, y=450, frame="offline"),
        Node(id="trainer", component="trainer", x=200, y=450, frame="offline"),
        Node(id="registry", component="model_registry", x=520, y=450),
        Note(id="note", text="cold start?\nsecond line", x=800, y=40, about="ranker"),
        Ink(id="ink", points=((0, 0), (5.5, 6)), width=3),
        Connection(
            id="e1",
            source="client_app",
            target="ranker",
            kind=Kind.REQUEST,
            mode=Mode.SYNC,
            step=1,
            label="home",
        ),
        Connection(
            id="e2",
            source="store 1",
            target="ranker",
            kind=Kind.FEATURES,
            source_side="left",
            waypoints=((500, 80),),
            delay_s=0.5,
            calls_per_request=2,
            contract="proto v2",
        ),
        Connection(id="e3", source="lake", target="trainer", kind=Kind.DATA),
        Connection(id="e4", source="trainer", target="registry", kind=Kind.MODEL),
        Connection(id="e5", source="registry", target="inner", kind=Kind.MODEL),
        Connection(id="e6", source="note", target="online"),
        Connection(id="e7", source="ranker", target="ranker"),
        Suppression(id="s1", code="STR003", elements=("ranker",), reason="by design", status="will_do"),
        Suppression(id="s2", code="MET001", reason="later"),
    )


_IDS = st.text(min_size=1, max_size=12).filter(lambda id: id != "brief")
_WORDS = st.text(max_size=30)
_PLACES = st.integers(-5000, 5000) | st.floats(-1e6, 1e6)
_EXTENTS = st.floats(1, 2000)
_SCALARS = (
    st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False) | _WORDS
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(("replicas", "qps", "zone", "pii", "x", "label", "type", "kind", "hidden", "owner"))
    | _WORDS,
    _SCALARS | st.lists(_SCALARS, max_size=3).map(tuple),
    max_size=4,
)
_TAGS = st.sampled_from((None, *get_args(Tag)))
_NUMBERS = st.none() | st.floats(0, 1e9)


@st.composite
def designs(draw: st.DrawFn) -> Design:
    """Sound designs of known components, with everything a board can carry."""
    ids = draw(st.lists(_IDS, unique=True, min_size=1, max_size=14))
    components = st.sampled_from(sorted(library().components))
    records: list[Record] = []
    frames: list[str] = []
    boxes: list[str] = []
    for id in ids:
        kind = draw(
            st.sampled_from(("node", "node", "connection", "connection", "frame", "note", "ink", "off"))
        )
        box = {
            "id": id,
            "x": draw(_PLACES),
            "y": draw(_PLACES),
            "width": draw(_EXTENTS),
            "height": draw(_EXTENTS),
            "frame": draw(st.sampled_from([None, *frames])),
            "z": draw(st.integers(-3, 3)),
            "locked": draw(st.booleans()),
            "tag": draw(_TAGS),
        }
        if kind == "node":
            records.append(
                Node(
                    **box,
                    component=draw(components),
                    label=draw(_WORDS),
                    attributes=draw(_ATTRIBUTES),
                    rationale=draw(_WORDS),
                    deep_dive=draw(st.booleans()),
                )
            )
        elif kind == "frame":
            records.append(
                Frame(
                    **box,
                    title=draw(_WORDS),
                    role=draw(st.sampled_from(("zone", "boundary", "group", "lanes", "lane"))),
                    collapsed=draw(st.booleans()),
                    flow=draw(st.sampled_from(("rows", "columns"))),
                )
            )
            frames.append(id)
        elif kind == "note":
            records.append(Note(**box, text=draw(_WORDS), about=draw(st.sampled_from([None, *boxes]))))
        elif kind == "connection" and boxes:
            records.append(draw(_connections(id, boxes)))
        elif kind == "ink":
            spots = draw(st.lists(st.tuples(_PLACES, _PLACES), min_size=1, max_size=3))
            records.append(Ink(id=id, points=tuple(spots)))
        elif kind == "off":
            records.append(
                Suppression(id=id, code="STR003", elements=tuple(boxes[:2]), reason=draw(_WORDS) or "so")
            )
        if kind in ("node", "frame", "note"):
            boxes.append(id)
    if draw(st.booleans()):
        records.append(Brief(title=draw(_WORDS), tags=tuple(draw(st.lists(_WORDS, max_size=2)))))
    design = Design.of(*records)
    return design if design.brief != Brief() else Design.of(*(r for r in records if not isinstance(r, Brief)))


@st.composite
def _connections(draw: st.DrawFn, id: str, boxes: list[str]) -> Connection:
    ends = st.sampled_from(boxes)
    return Connection(
        id=id,
        source=draw(ends),
        target=draw(ends),
        kind=draw(st.none() | st.sampled_from(Kind)),
        mode=draw(st.none() | st.sampled_from(Mode)),
        label=draw(_WORDS),
        source_side=draw(st.sampled_from((None, "left", "top"))),
        waypoints=tuple(draw(st.lists(st.tuples(_PLACES, _PLACES), max_size=2))),
        delay_s=draw(_NUMBERS),
        step=draw(st.none() | st.integers(0, 9)),
        calls_per_request=draw(_NUMBERS),
        contract=draw(_WORDS),
        tag=draw(_TAGS),
    )
