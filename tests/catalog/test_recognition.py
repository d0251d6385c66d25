"""Labels as people write them, and what they mean; alone, in a group, beside neighbours."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.recognition.context import Link
from mlsd_board.catalog.recognition.items import GUESS, Item, Recognised
from mlsd_board.catalog.recognition.recognise import recognise
from mlsd_board.catalog.recognition.stems import stem
from mlsd_board.catalog.recognition.wording import normal, pieces, words_of


def meant(library: Library, label: str, **more: object) -> Recognised:
    return recognise([Item("x", label, **more)], [], library)["x"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "component"),
    [
        ("Feature Store", "feature_store"),
        ("FeatureStore", "feature_store"),
        ("LanceDB vectors", "vector_index"),
        ("Settings Service", "app_backend"),
        ("Preprocessing\nshared module", "data_preprocessor"),
        ("Upload API", "app_backend"),
        ("Predict button", "client_app"),
        ("feature_store (Redis)", "feature_store"),
        ("🗄️ Online\nFeature Store", "feature_store"),
        ("3. Train the model", "trainer"),
        ("Step 2: Model Training", "trainer"),
        ("Vector \nDatabase", "vector_index"),
        ("Pinecone", "vector_index"),
        ("Kafka Topic", "event_stream"),
        ("Evaluate model", "offline_evaluator"),
        ("Deploy to production", "deployment_controller"),
        ("Monitor model performance", "quality_monitor"),
        ("A/B Testing", "experiment_platform"),
        ("CI/CD Pipeline", "ci_cd"),
        ("Generated Answer", "prediction_store"),
        ("Passenger Service", "app_backend"),
        ("MLflow Model Registry", "model_registry"),
        ("Azure Coginitive Service", "model_server"),
        ("Data Scientist", "end_user"),
        ("IAM Roles", "note"),
        ("SageMaker Model Package Group", "model_registry"),
        ("YOLOv8", "model_server"),
        ("모델 재학습", "trainer"),
        ("Обучения модели", "trainer"),
        ("Detecção de drift", "drift_monitor"),
        ("Modelltraining", "trainer"),
        ("Wettervorhersage", "model_server"),
        ("Pulizia dei dati", "data_preprocessor"),
        ("Veri Ambarı", "data_warehouse"),
        ("Đánh giá mô hình", "offline_evaluator"),
        ("Penyimpanan Fitur", "feature_store"),
        ("ハイパーパラメータチューニング", "hyperparameter_tuner"),
        ("监控与告警", "alerting"),
        ("Legend", "note"),
        ("12", "note"),
        ("push ranker", "deployment_controller"),
        ("Phase 2 — Data Collection", "batch_ingestion"),
        ("AWS Fargate\nscore-api", "model_server"),
        ("Redis\nOnline Feature Store", "feature_store"),
        ("SQLite", "operational_db"),
        ("Intent parser", "query_understanding"),
        ("DistilBERT Classifier", "model_server"),
        ("Alert DB", "operational_db"),
        ("Redis Broker", "event_stream"),
        ("Query svc", "app_backend"),
        ("Deploy Model + API", "deployment_controller"),
        ("Smoke Test", "ci_cd"),
        ("ClickHouse", "data_warehouse"),
        ("QuickSight", "bi_dashboard"),
        ("Pub / Sub", "event_stream"),
        ("POST /orders/{id}", "app_backend"),
        ("POST /predict", "model_server"),
        ("Zorblax API", "external_source"),
        ("kafka game-events-raw", "event_stream"),
        ("Kafka loader", "batch_ingestion"),
        ("Hard cases to label", "active_learner"),
        ("train_embed.py", "trainer"),
        ("test_predictions.csv", "prediction_store"),
        ("features.parquet", "feature_store"),
        ("zorbformer", "model_server"),
        ("ZorblaxDB", "operational_db"),
    ],
)
def test_what_labels_mean(library: Library, label: str, component: str) -> None:
    assert meant(library, label).component == component


def test_every_component_is_recognised_by_its_title_and_its_other_names(library: Library) -> None:
    wrong = [
        (c.id, name, meant(library, name).component)
        for c in library.components.values()
        for name in (c.title, *c.aliases)
        if meant(library, name).component != c.id
    ]
    total = sum(1 + len(c.aliases) for c in library.components.values())

    assert len(wrong) / total < 0.12, wrong


def test_pictures_outlines_and_groups_have_a_say(library: Library) -> None:
    assert meant(library, "", icon="sagemaker endpoint").component == "model_server"
    assert meant(library, "students", outline="cylinder").component in ("operational_db", "data_lake")
    assert meant(library, "Raw CSV", outline="cylinder").component == "data_lake"
    assert meant(library, "Incidents", groups=("Data Sources",)).component == "external_source"
    assert meant(library, "Jane", outline="person").component == "end_user"
    assert meant(library, "XGBoost", groups=("Model Training",)).component == "trainer"
    assert meant(library, "XGBoost", groups=("Inference Service",)).component == "model_server"
    assert meant(library, "", outline="image").confidence == 0


def test_neighbours_decide_where_words_do_not(library: Library) -> None:
    items = [Item("a", "Model Registry"), Item("m", "Model"), Item("u", "API Gateway")]
    found = recognise(items, [Link("a", "m"), Link("u", "m")], library)

    assert found["m"].component == "model_server"


def test_what_feeds_the_features_and_says_no_more_comes_from_outside(library: Library) -> None:
    items = [Item("w", "Hamburg"), Item("f", "Feature Engineering")]
    kept = [Item("w", "Orders", outline="cylinder"), items[1]]

    assert recognise(items, [Link("w", "f")], library)["w"].component == "external_source"
    assert recognise(kept, [Link("w", "f")], library)["w"].component != "external_source"
    assert recognise(items, [], library)["w"].confidence < GUESS


def test_what_is_unsure_says_so_with_a_runner_up(library: Library) -> None:
    found = meant(library, "Frobnicator")
    close = meant(library, "Model Validation")

    assert found.doubtful
    assert {close.component, close.runner_up} == {"model_validator", "offline_evaluator"}


def test_what_was_chosen_before_holds(library: Library) -> None:
    found = recognise([Item("x", "  Frob-nicator! ")], [], library, {normal("frob nicator"): "ranker"})

    assert found["x"].component == "ranker"
    assert not found["x"].doubtful


def test_stems_join_what_belongs_together() -> None:
    assert len({stem(w) for w in ("train", "training", "trainer", "trained")}) == 1
    assert len({stem(w) for w in ("evaluation", "evaluate", "evaluator")}) == 1
    assert stem("server") != stem("serving")
    assert stem("portal") != stem("port")
    assert stem("role") != stem("rolling")
    assert stem("shape") != stem("shap")


def test_a_long_or_strange_label_is_no_trouble(library: Library) -> None:
    for label in ("x" * 100_000, "( [ {", "\x00\ud800", "日本語", "1" * 500, "(" * 5000, "a, " * 3000):
        assert 0 <= meant(library, label).confidence <= 1
        assert len(pieces(label)) < 40


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Validación del modelo", ["validacion", "del", "modelo"]),
        ("Entraînement", ["entrainement"]),
        ("Dağıtım ve Đánh giá", ["dagitim", "ve", "danh", "gia"]),
        ("特征存储", ["特", "征", "存", "储"]),
        ("Post-processing", ["postprocessing"]),
        ("Хранилище данных", ["хранилище", "данных"]),
    ],
)
def test_words_of_other_languages_stay_whole(label: str, words: list[str]) -> None:
    assert words_of(label) == words
