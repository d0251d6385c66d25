"""Suggested arrows are legal, natural, and break nothing."""

from dataclasses import replace

import pytest

from mlsd_board.catalog.library import load_library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.live import Ends, ends_of
from mlsd_board.validation.wiring import Link, OpenPort, between, links, open_ports, sound

LIBRARY = load_library()


def board(*arrows: tuple[str, str, str], alone: tuple[str, ...] = ()) -> Board:
    ids = dict.fromkeys([end for arrow in arrows for end in arrow[:2]] + list(alone))
    nodes = [Node(id=id, component=id) for id in ids]
    drawn = [
        Connection(id=f"c{n}", source=u, target=v, kind=Kind(kind)) for n, (u, v, kind) in enumerate(arrows)
    ]
    return Board(Brief(), Queries(build_graph(Design.of(*nodes, *drawn))), LIBRARY)


def test_an_open_port_is_a_required_group_without_an_arrow() -> None:
    found = open_ports(board(("dataset_builder", "trainer", "data"), alone=("end_user", "unheard_of")))

    assert [(p.node, p.side) for p in found] == [("dataset_builder", "in"), ("trainer", "out")]
    assert found[1].kinds == (Kind.MODEL,)


def test_the_most_natural_partner_comes_first() -> None:
    here = board(alone=("trainer", "data_lake", "dataset_builder", "feature_store"))
    fed_by = list(links(here, OpenPort("trainer", "in", (Kind.DATA, Kind.FEATURES))))

    assert fed_by[0] == Link("dataset_builder", "trainer", Kind.DATA)
    assert {link.target for link in fed_by} == {"trainer"}


@pytest.mark.parametrize(
    ("link", "fine"),
    [
        (("data_warehouse", "model_server", Kind.FEATURES), False),
        (("data_warehouse", "feature_store", Kind.DATA), True),
        (("model_server", "trainer", Kind.REQUEST), False),
        (("model_server", "app_backend", Kind.REQUEST), False),
        (("model_server", "app_backend", Kind.PREDICTIONS), True),
        (("re_ranker", "ranker", Kind.PREDICTIONS), False),
        (("re_ranker", "ranker", Kind.EVENTS), True),
    ],
)
def test_a_suggestion_makes_no_request_wait_for_a_batch_job_and_closes_no_circle(
    link: tuple[str, str, Kind], fine: bool
) -> None:
    here = board(
        ("app_backend", "model_server", "request"),
        ("ranker", "re_ranker", "predictions"),
        alone=("data_warehouse", "feature_store", "trainer"),
    )

    assert sound(here, Link(*link)) is fine


def test_nothing_is_suggested_to_itself_or_to_a_stranger() -> None:
    here = board(alone=("cache", "unheard_of"))

    assert not list(between(here, "cache", "cache"))
    assert not list(between(here, "cache", "unheard_of"))


def test_a_request_makes_a_box_both_asked_and_used() -> None:
    here = board(
        ("client_app", "model_server", "request"),
        ("data_lake", "batch_inference", "data"),
        ("batch_inference", "decision_engine", "predictions"),
        ("feature_store", "ranker", "features"),
    )

    assert ends_of(here, "model_server") == Ends(asked=True, used=True)
    assert ends_of(here, "batch_inference") == Ends(asked=False, used=True)
    assert ends_of(here, "decision_engine") == Ends(asked=True, used=False)
    assert ends_of(here, "ranker") == Ends(asked=False, used=False)


def test_media_enter_a_model_only_decoded_whoever_passes_them_on() -> None:
    plain = board(
        ("client_app", "event_logger", "events"),
        ("event_logger", "data_preprocessor", "events"),
        ("data_preprocessor", "active_learner", "data"),
        alone=("batch_inference", "sensor_source"),
    )
    media = replace(plain, brief=Brief(category="transformation"))
    sources = ("sensor_source", "event_logger", "active_learner", "data_preprocessor")

    def fine(here: Board) -> set[str]:
        return {n for n in sources if sound(here, Link(n, "batch_inference", Kind.DATA))}

    assert fine(plain) == set(sources)
    assert fine(media) == {"active_learner", "data_preprocessor"}
