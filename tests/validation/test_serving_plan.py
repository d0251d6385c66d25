"""A serving box that a fix adds comes with its model, its gate, its inputs, and those who ask."""

from mlsd_board.catalog.library import load_library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.fix import AddNode, Connect
from mlsd_board.validation.plan import Plan
from mlsd_board.validation.serving_plan import add_serving, store_predictions, supply_model

LIBRARY = load_library()


def board(*arrows: tuple[str, str, str], alone: tuple[str, ...] = ()) -> Board:
    ids = dict.fromkeys([end for arrow in arrows for end in arrow[:2]] + list(alone))
    nodes = [Node(id=id, component=id) for id in ids]
    drawn = [
        Connection(id=f"c{n}", source=u, target=v, kind=Kind(kind)) for n, (u, v, kind) in enumerate(arrows)
    ]
    return Board(Brief(), Queries(build_graph(Design.of(*nodes, *drawn))), LIBRARY)


def told(plan: Plan) -> set[tuple[str, str, str]]:
    """The arrows a plan draws, new boxes by their component."""
    steps = plan.fix("x", "x").steps
    names = {step.handle: step.component for step in steps if isinstance(step, AddNode)}
    ends = [(s.source, s.target, s.kind.value) for s in steps if isinstance(s, Connect)]
    return {(names.get(u, u), names.get(v, v), kind) for u, v, kind in ends}


def supplied(here: Board) -> set[tuple[str, str, str]]:
    return told(supply_model(Plan(here), here, "model_server"))


def test_a_rollout_hands_the_model_over() -> None:
    here = board(
        ("trainer", "model_registry", "model"),
        ("offline_evaluator", "model_registry", "control"),
        ("model_registry", "deployment_controller", "model"),
    )

    assert supplied(here) == {("deployment_controller", "model_server", "model")}


def test_a_lone_trainer_gets_a_registry_and_a_gate() -> None:
    assert supplied(board(("dataset_builder", "trainer", "data"))) == {
        ("trainer", "model_registry", "model"),
        ("trainer", "offline_evaluator", "model"),
        ("dataset_builder", "offline_evaluator", "data"),
        ("offline_evaluator", "model_registry", "control"),
        ("model_registry", "model_server", "model"),
    }


def test_where_nothing_is_trained_a_pretrained_model_serves() -> None:
    assert supplied(board(alone=("client_app",))) == {("pretrained_model", "model_server", "model")}


def test_a_new_server_reads_what_training_reads_and_answers_the_backend() -> None:
    here = board(
        ("client_app", "app_backend", "request"),
        ("feature_store", "trainer", "features"),
        alone=("pretrained_model",),
    )
    plan = Plan(here)
    add_serving(plan, here, "model_server")

    assert told(plan) >= {
        ("app_backend", "model_server", "request"),
        ("model_server", "app_backend", "predictions"),
        ("feature_store", "model_server", "features"),
    }


def test_batch_predictions_get_one_store_and_a_reader() -> None:
    here = board(alone=("batch_inference",))
    plan = Plan(here)
    store_predictions(plan, here, "batch_inference")

    assert told(plan) == {
        ("batch_inference", "prediction_store", "predictions"),
        ("prediction_store", "client_app", "predictions"),
    }
