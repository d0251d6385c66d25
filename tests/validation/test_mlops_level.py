"""The MLOps level of boards drawn for it: what each level asks for, and what keeps a board from it."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.importers.node_link import read
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.mlops_level import MlopsLevel, mlops_level
from mlsd_board.validation.report import Report
from mlsd_board.workspace.checking import check_design

REFERENCES = sorted((Path(__file__).parents[1] / "references").glob("*.json"))
FIRST = (
    "workflow_orchestrator > dataset_builder: control",
    "workflow_orchestrator > trainer: control",
    "data_validator > dataset_builder: data",
    "dataset_builder > trainer: data",
    "trainer > offline_evaluator: model",
    "trainer > model_registry: model",
)
SECOND = (*FIRST, "ci_cd > workflow_orchestrator: control")
RETRAINING = Report(passed=("TRN004",))


def board(library: Library, *lines: str) -> Board:
    nodes: dict[str, Node] = {}
    arrows = []
    for number, line in enumerate(lines):
        ends, _, kind = line.partition(": ")
        source, target = ends.split(" > ")
        nodes |= {end: Node(id=end, component=end) for end in (source, target)}
        arrows.append(Connection(id=f"c{number}", source=source, target=target, kind=Kind(kind)))
    return Board(Brief(), Queries(build_graph(Design.of(*nodes.values(), *arrows))), library)


def missing(found: MlopsLevel) -> list[str]:
    return [r.text for r in found.missing]


def test_an_empty_board_is_at_level_0_and_lacks_everything(library: Library) -> None:
    found = mlops_level(board(library), Report())

    assert (found.level, found.heading) == (0, "Manual process")
    assert len(found.missing) == 6
    assert not any(r.met or r.elements for r in found.requirements)


def test_an_orchestrated_checked_and_registered_training_is_level_1(library: Library) -> None:
    found = mlops_level(board(library, *FIRST), RETRAINING)

    assert (found.level, found.heading) == (1, "Automated training pipeline")
    assert missing(found) == ["Continuous integration and delivery steers the pipeline or the rollout"]
    shown = {r.text: r.elements for r in found.requirements}
    assert shown["A workflow orchestrator drives training"] == ("workflow_orchestrator",)
    assert shown["Models pass through a registry"] == ("model_registry", "c5")
    assert shown["Models are validated"] == ("offline_evaluator",)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("workflow_orchestrator > trainer: control", "A workflow orchestrator drives training"),
        ("data_validator > dataset_builder: data", "Data are validated"),
        ("trainer > offline_evaluator: model", "Models are validated"),
    ],
)
def test_without_one_of_its_pieces_it_is_level_0(library: Library, line: str, text: str) -> None:
    found = mlops_level(board(library, *(known for known in SECOND if known != line)), RETRAINING)

    assert found.level == 0
    assert missing(found) == [text]


def test_without_a_registry_two_things_are_missing(library: Library) -> None:
    found = mlops_level(board(library, *FIRST[:-1]), RETRAINING)

    assert missing(found) == ["Models pass through a registry", "Runs and models leave a record"]


def test_a_registry_without_a_model_governs_nothing(library: Library) -> None:
    lines = (*FIRST[:-1], "offline_evaluator > model_registry: control")

    assert missing(mlops_level(board(library, *lines), RETRAINING)) == ["Models pass through a registry"]


def test_when_to_retrain_must_be_settled(library: Library) -> None:
    assert missing(mlops_level(board(library, *SECOND), Report())) == ["It is settled when to retrain"]


def test_delivery_that_steers_the_pipeline_or_the_rollout_is_level_2(library: Library) -> None:
    for target in ("workflow_orchestrator", "deployment_controller"):
        found = mlops_level(board(library, *FIRST, f"ci_cd > {target}: control"), RETRAINING)

        assert (found.level, found.missing) == (2, ())
    assert mlops_level(board(library, *FIRST, "ci_cd > trainer: control"), RETRAINING).level == 1
    assert mlops_level(board(library, *FIRST, "ci_cd > deployment_controller: model"), RETRAINING).level == 1


@pytest.mark.parametrize("path", REFERENCES, ids=lambda p: p.stem)
def test_every_reference_is_at_level_1(path: Path, library: Library) -> None:
    design = read(path.read_bytes(), library).design
    view = Board(design.brief, Queries(build_graph(design)), library)

    assert mlops_level(view, check_design(design, library)).level == 1
