"""The MLOps level of a design (0 manual, 1 automated training, 2 automated delivery), estimated from its diagram.

After Google Cloud, "MLOps: Continuous delivery and automation pipelines in machine learning". It is information,
never a fault: an answer in an interview may well stop at level 1.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board
from mlsd_board.validation.gates import CHECKS
from mlsd_board.validation.report import Report

Level = Literal[0, 1, 2]
_CONTROL = frozenset({Kind.CONTROL})
_MODEL = frozenset({Kind.MODEL})


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a level asks for, whether the board has it, and the elements that show it."""

    level: Level
    text: str
    met: bool
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MlopsLevel:
    """The level reached, and every requirement of levels 1 and 2."""

    level: Level
    requirements: tuple[Requirement, ...]

    @property
    def heading(self) -> str:
        return ("Manual process", "Automated training pipeline", "Automated pipeline delivery")[self.level]

    @property
    def missing(self) -> tuple[Requirement, ...]:
        """What keeps the design from the next level; empty at level 2."""
        return tuple(r for r in self.requirements if r.level == self.level + 1 and not r.met)


def mlops_level(board: Board, report: Report) -> MlopsLevel:
    """The level whose requirements, and those of the levels below, are all met."""
    found = (*_of_level_1(board, report.passed), *_of_level_2(board))
    first, second = (all(r.met for r in found if r.level == level) for level in (1, 2))
    return MlopsLevel(2 if first and second else 1 if first else 0, found)


def _of_level_1(board: Board, passed: Collection[str]) -> Iterator[Requirement]:
    trainers = board.of("trainer")
    drivers = [n for n in board.of("workflow_orchestrator") if board.queries.reach([n], trainers, _CONTROL)]
    yield _shown(1, "A workflow orchestrator drives training", drivers)
    registries = set(board.of("model_registry"))
    governed = [e for e in board.queries.edges(_MODEL) if registries & {e.source, e.target}]
    ends = (n for e in governed for n in (e.source, e.target) if n in registries)
    yield _shown(1, "Models pass through a registry", [*dict.fromkeys(ends), *(e.id for e in governed)])
    yield _shown(1, "Data are validated", board.of("data_validator"))
    yield _shown(1, "Models are validated", board.of(CHECKS))
    yield Requirement(1, "It is settled when to retrain", "TRN004" in passed, tuple(drivers))
    stores = board.of("experiment_tracker", "model_registry")
    yield _shown(1, "Runs and models leave a record", stores)


def _of_level_2(board: Board) -> Iterator[Requirement]:
    pipelines = set(board.of("ci_cd"))
    driven = set(board.of("workflow_orchestrator", "deployment_controller"))
    steers = [e for e in board.queries.edges(_CONTROL) if e.source in pipelines and e.target in driven]
    ends = (n for e in steers for n in (e.source, e.target))
    text = "Continuous integration and delivery steers the pipeline or the rollout"
    yield _shown(2, text, [*dict.fromkeys(ends), *(e.id for e in steers)])
    yield _shown(2, "There is a model registry", board.of("model_registry"))


def _shown(level: Level, text: str, elements: Collection[str]) -> Requirement:
    return Requirement(level, text, bool(elements), tuple(elements))
