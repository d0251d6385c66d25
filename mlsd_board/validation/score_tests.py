"""The 28 tests of the ML Test Score, each with the rules that say something about it on a diagram.

After Breck, Cai, Nielsen, Salib and Sculley, "The ML Test Score" (2017).
"""

from enum import StrEnum
from typing import NamedTuple


class Section(StrEnum):
    """The four sections of the ML Test Score."""

    DATA = "data"
    MODEL = "model"
    INFRA = "infra"
    MONITOR = "monitor"


class ScoreTest(NamedTuple):
    """One test: `codes` are the rules that stand for it, `boxes` the components that show it.

    `worth` are the points when the rules pass: 1, or 0.5 where a diagram shows only a part of it, 0 where nothing.
    `hidden` says what a diagram does not show.
    """

    section: Section
    number: int
    title: str
    codes: tuple[str, ...] = ()
    worth: float = 1.0
    boxes: tuple[str, ...] = ()
    hidden: str = ""


def _test(
    section: Section, number: int, title: str, codes: str = "", *, boxes: str = "", hidden: str = ""
) -> ScoreTest:
    worth = 0.0 if not codes else 0.5 if hidden else 1.0
    return ScoreTest(section, number, title, tuple(codes.split()), worth, tuple(boxes.split()), hidden)


_D, _M, _I, _O = Section.DATA, Section.MODEL, Section.INFRA, Section.MONITOR

SCORE_TESTS: tuple[ScoreTest, ...] = (
    _test(_D, 1, "Feature expectations are captured in a schema", "DAT002", boxes="data_validator"),
    _test(_D, 2, "Every feature is beneficial", hidden="it takes an experiment without the feature"),
    _test(
        _D,
        3,
        "No feature costs too much",
        "QNT001 QNT002",
        boxes="feature_store",
        hidden="latency is seen, the cost of a single feature is not",
    ),
    _test(
        _D,
        4,
        "Features obey the requirements on them",
        "RAI001 REC004",
        boxes="privacy_filter candidate_filter",
        hidden="personal data and hard limits are seen, other requirements are not",
    ),
    _test(_D, 5, "The pipeline protects privacy", "RAI001", boxes="privacy_filter"),
    _test(
        _D,
        6,
        "New features can be added quickly",
        boxes="feature_store ci_cd",
        hidden="calendar time is not on a board",
    ),
    _test(_D, 7, "The code of input features is tested", boxes="ci_cd", hidden="code is not on a board"),
    _test(
        _M,
        1,
        "Every model specification is reviewed and kept",
        boxes="ci_cd model_registry",
        hidden="reviews are not on a board",
    ),
    _test(
        _M,
        2,
        "Offline metrics go with what users feel",
        "MET004 EVA004",
        boxes="experiment_platform deployment_controller",
    ),
    _test(
        _M,
        3,
        "Hyperparameters are tuned",
        boxes="hyperparameter_tuner",
        hidden="a design need not say it; no rule asks for it",
    ),
    _test(_M, 4, "The effect of a stale model is known", "TRN004 QNT005", boxes="workflow_orchestrator"),
    _test(_M, 5, "A simpler model is not better", "TRN002", boxes="baseline_model fallback"),
    _test(
        _M, 6, "Quality is good on all important slices", "EVA003", boxes="offline_evaluator quality_monitor"
    ),
    _test(_M, 7, "The model is tested for inclusion", "RAI002", boxes="fairness_evaluator offline_evaluator"),
    _test(_I, 1, "Training is reproducible", "DAT005", boxes="dataset_builder experiment_tracker"),
    _test(_I, 2, "Model specifications are unit tested", boxes="ci_cd", hidden="code is not on a board"),
    _test(
        _I,
        3,
        "The whole pipeline is integration tested",
        "TRN003",
        boxes="workflow_orchestrator ci_cd",
        hidden="that there is one pipeline is seen, its test is not",
    ),
    _test(
        _I,
        4,
        "Quality is validated before serving",
        "EVA001 EVA002",
        boxes="model_validator offline_evaluator",
    ),
    _test(_I, 5, "A single example can be debugged", "FBK002 RAI003", boxes="prediction_logger explainer"),
    _test(
        _I, 6, "A canary comes before serving", "DEP002", boxes="deployment_controller experiment_platform"
    ),
    _test(
        _I,
        7,
        "Serving can be rolled back quickly and safely",
        "DEP003",
        boxes="deployment_controller model_registry",
    ),
    _test(_O, 1, "Changes of dependencies are told", "DAT006 MON004", boxes="alerting external_source"),
    _test(
        _O,
        2,
        "What holds for inputs is watched in training and serving",
        "DAT002 MON003",
        boxes="data_validator drift_monitor",
    ),
    _test(
        _O,
        3,
        "Training and serving compute the same values",
        "FEA002 FBK002 MON003",
        boxes="feature_store feature_transform prediction_logger drift_monitor",
    ),
    _test(_O, 4, "Models are not too stale", "TRN004 QNT005", boxes="workflow_orchestrator"),
    _test(
        _O,
        5,
        "The model is numerically stable",
        boxes="quality_monitor",
        hidden="numbers of a run are not on a board",
    ),
    _test(
        _O,
        6,
        "Speed, latency, throughput and memory do not get worse",
        "MON001 QNT001 QNT003 QNT007",
        boxes="system_monitor",
    ),
    _test(_O, 7, "Quality on served data does not get worse", "MON002", boxes="quality_monitor"),
)
