"""Ten questions asked of small designs."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.importers.mermaid import IMPORTER
from mlsd_board.graph.contents import QUESTIONS, answers, contents
from mlsd_board.graph.evidence import Doubt
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node


def found(library: Library, *lines: str) -> set[str]:
    text = "graph LR\n" + "\n".join(lines)
    read = IMPORTER.read(text.encode(), library)
    return {name for name, holds in contents(read.design, read.reports[0].doubts).items() if holds}


def test_an_empty_design_contains_nothing() -> None:
    assert contents(Design()) == dict.fromkeys(QUESTIONS, False)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a[API Gateway] --> b[(Postgres)]", "a --> c[Kafka]"], {"storage"}),
        (
            ["a[Raw data] --> b[Feature Engineering] --> c[Model Training]"],
            {"source", "features", "training"},
        ),
        (["a[GitHub Actions<br/>train.yml] --> b[(Model Registry)]"], {"training", "registry"}),
        (["a[Feature Registry] --> b[Online Store]"], {"features", "storage"}),
        (["subgraph s[train/eval]", "a[XGBoost]", "end"], {"training", "evaluation"}),
        (
            ["a[Documents] -->|embed chunks| b[(Qdrant)] --> c[LLM]"],
            {"source", "storage", "features", "serving"},
        ),
        (["a[Model Server] --> b[Drift Detection]"], {"serving", "monitoring"}),
        (["a[API] --> q[[Job Queue]] --> w[Worker]", "w --> r[Results]"], set()),
        (["u((User)) -->|upload documents| a[RAG API] --> l[LLM]"], {"source", "serving"}),
        (["a[Orders] --> j[Join customers] --> w[(Warehouse)]"], {"storage"}),
        (["a[Audit engine] --> d[Drift comparison] --> c[(Postgres)]"], {"storage"}),
        (["l[LLM] --> s[Save reply]", "l --> m[Continue monitoring]"], {"serving"}),
        (["subgraph l[BPE training loop]", "m[Next epoch] --> d{Done?}", "end"], {"training"}),
        (["s[Temperature sensor] --> q[[MQTT]] --> d[(InfluxDB)]"], {"source", "storage"}),
        (["q[Query] --> v[Vector search] --> l[LLM]"], {"serving"}),
        (["k[Kafka] --> d[(Warehouse)] --> t[model_retrain]"], {"source", "storage", "training"}),
        (["k[Kafka] --> u((User))", "e[Event Logger]"], set()),
        (["f[(Feature Store)] --> i[Isolation Forest] --> a[Alert]"], {"features", "storage", "serving"}),
        (
            ["u[User feedback] --> d[Deep learning]", "d --> l[LLM]"],
            {"labels", "training", "feedback", "serving"},
        ),
        (
            ["subgraph m[Model Registry]", "d[(DynamoDB)]", "end", "t[Model Training] --> d"],
            {"training", "registry", "storage"},
        ),
        (
            ["s[Model Server] --> h[Human review] --> d[(Labelled data)] --> t[Model Training]"],
            {"serving", "labels", "training", "feedback"},
        ),
    ],
)
def test_what_a_design_contains(library: Library, lines: list[str], expected: set[str]) -> None:
    assert found(library, *lines) == expected


def test_feedback_is_a_way_back_into_training(library: Library) -> None:
    ring = ["t[Model Training] --> s[Model Server] --> u((User))", "u --> f[Click logs] --> t"]
    line = ["f[Click logs] --> t[Model Training] --> s[Model Server]"]

    assert "feedback" in found(library, *ring)
    assert "feedback" not in found(library, *line)
    assert "labels" in found(library, *line)
    assert "feedback" not in found(
        library,
        "t[Model Training] --> s[Model Server] --> d[Drift Detection] --> f[Feedback loop to the team]",
    )
    assert "feedback" in found(library, "m[Model Monitoring] --> t[Model Training] --> s[Model Server]")
    assert "feedback" not in found(
        library, "a[Model Training] --> s[Model Server] --> b[Train reward model] --> r[(Model Registry)]"
    )
    assert "feedback" in found(
        library, "d[Drift Detection] --> t[Retraining Trigger] --> m[Model Training]", "m --> d"
    )


def test_a_gate_is_an_evaluation_only_where_models_are_made(library: Library) -> None:
    made = found(library, "t[Model Training] --> g[Quality gate] --> r[(Model Registry)]")
    asked = found(library, "u((User)) --> l[LLM] --> g[Approval gate] --> x[Tool call]")

    assert "evaluation" in made
    assert "evaluation" not in asked


def test_what_is_tried_once_it_runs_is_no_evaluation_before_release(library: Library) -> None:
    ahead = "m[Model Server] --> e[Offline evaluation] --> d[Deploy model]"
    after = "m[Model Server] --> d[Deploy model] --> e[Offline evaluation]"

    assert "evaluation" in found(library, ahead)
    assert "evaluation" not in found(library, after)
    assert "evaluation" not in found(library, "subgraph s[Live evaluation]", "m[Model Server]", "end")


def test_where_nothing_learns_only_two_monitors_speak_for_monitoring(library: Library) -> None:
    assert "monitoring" not in found(library, "k[Kafka] --> d[(Postgres)] --> p[Prometheus]")
    assert "monitoring" in found(library, "k[Kafka] --> d[(Postgres)] --> p[Prometheus] --> g[Grafana]")


@pytest.mark.parametrize(
    ("line", "question", "holds"),
    [
        ("q[Data quality checks] --> t[Model Training]", "monitoring", True),
        ("q[Schema validation] --> t[Model Training]", "monitoring", False),
        ("m[Model Server] --> p[PagerDuty alerts]", "monitoring", True),
        ("m[Model Server] --> p[Alerts]", "monitoring", False),
        ("c[members.csv, labels.csv] --> t[Model Training]", "labels", True),
        ("e[Label encoder] --> t[Model Training]", "labels", False),
        ("t[Model Training on 4k labeled rows] --> m[Model Server]", "labels", False),
        ("p[Preference data set] --> t[Model Training]", "labels", True),
        ("i[Input image] --> m[Model Server]", "source", False),
        ("t[Model Training] --> u[Upload to S3] --> m[Model Server]", "source", False),
        ("r[Real-time aggregator] --> d[(Postgres)]", "features", False),
        ("s[Spark job] --> r[dbt models] --> t[Model Training]", "features", False),
    ],
)
def test_what_speaks_for_an_answer(library: Library, line: str, question: str, holds: bool) -> None:
    assert (question in found(library, line)) is holds


def test_a_title_that_names_a_database_is_storage(library: Library) -> None:
    assert "storage" in found(library, "subgraph d[PostgreSQL database]", "a[users] --> b[orders]", "end")


def test_one_box_in_doubt_is_not_enough_and_two_are() -> None:
    one = Design({"a": Node(id="a", component="model_server"), "b": Node(id="b", component="operational_db")})
    two = Design({**one.records, "c": Node(id="c", component="data_lake")})
    unsure = dict.fromkeys("bc", Doubt(0.4, "app_backend"))

    assert contents(one)["storage"]
    assert not contents(one, unsure)["storage"]
    assert contents(two, unsure)["storage"]
    assert contents(one, {"b": Doubt(0.45, "data_lake")})["storage"], "either would be a store"


def test_a_source_in_doubt_that_may_be_a_store_of_raw_data_is_where_data_enters() -> None:
    design = Design(
        {
            "a": Node(id="a", component="model_server"),
            "b": Node(id="b", component="external_source", label="tier-1 datasets"),
        }
    )

    assert contents(design, {"b": Doubt(0.4, "dataset_builder")})["source"]


def test_answers_say_what_speaks_for_them(library: Library) -> None:
    design = IMPORTER.read(b"graph LR\n a[Web scraper] --> b[Model Training] --> c[Kafka]", library).design
    found = answers(design)

    assert [(e.words, e.component) for e in found["source"].evidence] == [("Web scraper", "external_source")]
    assert found["training"].evidence[0].strength >= found["training"].evidence[-1].strength
    assert not found["storage"].evidence
