"""The words and numbers beside the drawing: problem, questions, scope, requirements, metrics, trade-offs.

Node-link files and rules use the names of its fields as they are.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field

from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.values import Amount, Finite, Tag, Value

Category = Literal["recommendation", "transformation", "bi"]
Stage = Literal["business", "online", "offline"]
STAGES: tuple[Stage, ...] = get_args(Stage)
CATEGORIES: Mapping[Category, str] = {
    "recommendation": "recommendation",
    "transformation": "data transformation",
    "bi": "business intelligence",
}
"""What the categories are called within a sentence."""
Fraction = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
TOPICS = (
    "goal",
    "users",
    "scale",
    "latency",
    "data",
    "labels",
    "constraints",
    "privacy",
    "existing_system",
    "error_cost",
)
"""What clarifying questions can be about, in the usual order of asking."""


class Question(Value):
    """A clarifying question, with the answer received or the assumption made."""

    text: str = ""
    topic: str = ""
    answer: str = ""
    assumption: str = ""


class Task(Value):
    """The machine-learning task: what goes in, what comes out, of which type, optimising what."""

    type: str = ""
    input: str = ""
    output: str = ""
    objective: str = ""


class Constraint(Value):
    """A hard limit, and the node that enforces it."""

    text: str = ""
    enforced_by: str | None = None


class Metric(Value):
    """A measure of success and, through `proxies_for`, the metric it stands in for; `measured_by` names a node."""

    id: str
    name: str = ""
    stage: Stage
    proxies_for: str | None = None
    primary: bool = False
    guardrail: bool = False
    signal: Literal["implicit", "explicit", "human", "system"] | None = None
    effort: Literal["none", "low", "medium", "high"] | None = None
    direction: Literal["up", "down"] | None = None
    target: str = ""
    measured_by: str | None = None


class Device(Value):
    """What a device can bear: MB of model, MB of memory, mW of power, ms at the 99th percentile."""

    model_size_mb: Amount | None = None
    memory_mb: Amount | None = None
    power_mw: Amount | None = None
    p99_latency_ms: Amount | None = None


class Requirements(Value):
    """The numbers asked of the system.

    Units: dau people/day; requests_per_user_day 1/day; peak_factor ×; qps_peak 1/s; latency_slo_ms ms at the
    99th percentile; availability_pct %; *_freshness_s, label_delay_s s; retention_days days; cost USD/month.
    """

    dau: Amount | None = None
    requests_per_user_day: Amount | None = None
    peak_factor: Amount | None = None
    qps_peak: Amount | None = None
    batch_items: Amount | None = None
    latency_slo_ms: Amount | None = None
    availability_pct: Percent | None = None
    feature_freshness_s: Amount | None = None
    model_freshness_s: Amount | None = None
    catalog_size: Amount | None = None
    positive_rate: Fraction | None = None
    label_delay_s: Amount | None = None
    retention_days: Amount | None = None
    mode: Literal["online", "stream", "batch", "on_device", "offline_only"] | None = None
    device: Device = Device()
    pii: bool | None = None
    people_decision: bool | None = None
    adverse_decision: bool | None = None
    cost_usd_month: Finite | None = None


class TradeOff(Value):
    """A decision: what was chosen, what was rejected, and why."""

    topic: str = ""
    chosen: str = ""
    alternative: str = ""
    why: str = ""


class DeepDive(Value):
    """One of the few places where the design goes into detail: a node or a topic."""

    node_id: str | None = None
    topic: str = ""
    notes: str = ""


class Brief(Value):
    """Everything about a design that is said rather than drawn; `tag_names` say what the
    colours of tags stand for, `attempt` is how it came about, if it was practised.

    `rules` are the settings of this board for its rules, as in a configuration file: by code, name or family a
    severity, or a table of `severity` and options.
    """

    id: Literal["brief"] = "brief"
    title: str = ""
    problem: str | None = None
    prompt: str = ""
    restatement: str = ""
    category: Category | None = None
    tags: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    scope_in: tuple[str, ...] = ()
    scope_out: tuple[str, ...] = ()
    task: Task = Task()
    why: str = ""
    constraints: tuple[Constraint, ...] = ()
    metrics: tuple[Metric, ...] = ()
    req: Requirements = Requirements()
    tradeoffs: tuple[TradeOff, ...] = ()
    deep_dives: tuple[DeepDive, ...] = ()
    tag_names: Mapping[Tag, str] = {}
    attempt: AttemptLog | None = None
    rules: Mapping[str, str | Mapping[str, str | int | Finite]] = {}

    @property
    def question_id(self) -> str:
        """The question of the bank that the design answers, as it says itself or as it was attempted; empty if none."""
        return self.problem or (self.attempt.question if self.attempt else "")
