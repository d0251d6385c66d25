"""What leads to each box, worked out at once, equals what a search from each box finds."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.graph.marks import leading_among
from mlsd_board.graph.queries import Queries
from mlsd_board.model.kind import Kind

NAMES = "abcdefg"
DATA = frozenset({Kind.DATA})


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14),
    st.sets(st.sampled_from(NAMES)),
)
def test_it_equals_a_search_from_every_box(arrows: list[tuple[str, str]], starts: set[str]) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(NAMES, type="data_lake")
    for number, (u, v) in enumerate(arrows):
        graph.add_edge(u, v, key=f"c{number}", kind=Kind.DATA)
    queries = Queries(graph)

    found = leading_among(queries, starts, DATA)

    assert {n: set(found.get(n, ())) for n in NAMES} == {
        n: {s for s in starts if n in queries.reached(s, DATA)} for n in NAMES
    }


@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=14),
    st.sets(st.sampled_from(NAMES), min_size=1),
    st.sets(st.sampled_from(NAMES), min_size=1),
)
def test_searching_from_either_end_gives_the_same(
    arrows: list[tuple[str, str]], starts: set[str], ends: set[str]
) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(NAMES, type="data_lake")
    for number, (u, v) in enumerate(arrows):
        graph.add_edge(u, v, key=f"c{number}", kind=Kind.DATA)
    queries = Queries(graph)

    assert queries.reach(starts, ends, DATA) is any(ends & queries.reached(s, DATA) for s in starts)
    assert bool(queries.path(starts, ends, DATA)) is queries.reach(starts, ends, DATA)
    assert queries.leading_to(ends, DATA) == {n for n in NAMES if ends & queries.reached(n, DATA)}
