"""How well diagrams of other people are read: python benchmarks/recognition.py FOLDER [--misses]

FOLDER holds an `INDEX.csv` (file, format, is it parsable, yes or no for each of ten questions) and may hold a `labels.csv` (what a
reader calls each box). Printed by format: files read without loss, boxes with the right component, and for each question
precision, recall and F1. Nothing of the diagrams is kept here.
"""

import argparse
import csv
from collections import Counter
from pathlib import Path

from mlsd_board.catalog.library import load_library
from mlsd_board.formats import registry
from mlsd_board.formats.contract import Imported, Reading
from mlsd_board.formats.errors import FormatError
from mlsd_board.graph.contents import QUESTIONS, contents
from mlsd_board.graph.evidence import Doubt

COLUMNS = {
    "source": "data_source_ingestion",
    "storage": "storage",
    "features": "feature_engineering",
    "training": "training",
    "evaluation": "offline_evaluation",
    "registry": "model_registry",
    "serving": "serving_inference",
    "monitoring": "online_monitoring",
    "feedback": "feedback_retraining",
    "labels": "labels",
}
RIGHT = {
    "data source": "external_source sensor_source operational_db data_lake event_stream event_logger batch_ingestion data_warehouse",
    "ingestion": "batch_ingestion stream_processor event_stream app_backend external_source data_preprocessor",
    "storage": "operational_db data_lake data_warehouse cache graph_store prediction_store prediction_logger",
    "feature engineering/preprocessing": "batch_feature_pipeline streaming_feature_pipeline feature_transform data_preprocessor embedding_encoder dataset_builder",
    "feature store/serving": "feature_store batch_feature_pipeline",
    "data validation/versioning": "data_validator dataset_builder",
    "metadata/governance": "experiment_tracker feature_store data_validator note",
    "monitoring": "system_monitor quality_monitor drift_monitor alerting prediction_logger bi_dashboard event_logger",
    "trainer": "trainer hyperparameter_tuner ci_cd",
    "model serving/inference": "model_server on_device_model batch_inference ranker re_ranker embedding_encoder app_backend query_understanding candidate_generator",
    "dashboard/BI": "bi_dashboard",
    "user/person": "end_user note human_review_queue",
    "client": "client_app end_user",
    "api/gateway/service": "api_gateway app_backend downstream_system external_source",
    "retrieval/vector store": "vector_index candidate_generator search_index",
    "business rules": "decision_engine optimizer candidate_filter re_ranker guardrail",
    "stream/queue": "event_stream stream_processor",
    "model registry": "model_registry",
    "model artifact": "model_registry checkpoint_store pretrained_model model_server on_device_model ranker",
    "label source/feedback": "label_joiner annotation_service event_logger human_review_queue dataset_builder active_learner",
    "evaluator": "offline_evaluator model_validator simulator fairness_evaluator human_evaluation",
    "deployment/CD": "deployment_controller ci_cd",
    "prediction output/log": "prediction_store prediction_logger decision_engine downstream_system client_app model_server embedding_encoder explainer",
    "retraining trigger": "workflow_orchestrator trainer",
    "experiment tracking": "experiment_tracker model_registry",
    "experimentation": "experiment_platform deployment_controller",
    "orchestration": "workflow_orchestrator ci_cd",
    "explanation": "explainer",
    "dataset": "dataset_builder data_lake data_warehouse external_source",
    "label store": "label_joiner annotation_service event_logger data_lake data_warehouse operational_db",
    "labelled data": "label_joiner annotation_service dataset_builder data_lake human_evaluation event_logger",
    "automatic labelling": "label_joiner annotation_service model_server",
    "human reviewer": "human_review_queue annotation_service end_user human_evaluation note",
    "stream processing": "stream_processor streaming_feature_pipeline event_stream",
    "event source": "event_stream event_logger external_source",
    "log store": "prediction_logger prediction_store event_logger operational_db data_lake system_monitor",
    "external service": "external_source app_backend downstream_system client_app",
    "gateway/ingestion": "api_gateway batch_ingestion app_backend event_logger",
    "processing": "data_preprocessor feature_transform batch_feature_pipeline streaming_feature_pipeline stream_processor batch_ingestion query_understanding",
    "feature storage": "feature_store data_lake operational_db",
    "artifact storage": "data_lake model_registry checkpoint_store",
    "algorithm": "trainer model_server baseline_model pretrained_model ranker",
    "knowledge base": "vector_index search_index operational_db graph_store data_lake",
    "model/decision": "model_server decision_engine ranker",
    "dashboard/client": "bi_dashboard client_app system_monitor",
    "infrastructure": "note app_backend api_gateway ci_cd batch_ingestion",
    "annotation": "note",
    "group": "frame",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="name every box and answer that is not right")
    args = parser.parse_args()
    rows = list(csv.DictReader((args.folder / "INDEX.csv").open(encoding="utf-8")))
    labels = args.folder / "labels.csv"
    known = list(csv.DictReader(labels.open(encoding="utf-8"))) if labels.is_file() else []
    read: dict[str, Imported] = {}
    for row in rows:
        try:
            read[row["id"]] = opened(args.folder / row["file"])
        except FormatError as error:
            print(f"{row['id']}: not read: {error}")
    losses(rows, read)
    nodes(known, rows, read, misses=args.misses)
    questions(rows, read, misses=args.misses)


def opened(path: Path) -> Imported:
    library = load_library()
    data = path.read_bytes()
    importer = registry.importer_for(path, data)
    reading = Reading()
    return (
        importer.read_diagrams(data, library, reading)
        if importer.read_diagrams
        else importer.read(data, library)
    )


def doubts(found: Imported) -> dict[str, Doubt]:
    return {id: doubt for report in found.reports for id, doubt in report.doubts.items()}


def losses(rows: list[dict[str, str]], read: dict[str, Imported]) -> None:
    """Whether as many boxes and arrows were seen as somebody counted by hand; fewer of either is a loss."""
    print("\nread without loss, by format")
    total, good = Counter[str](), Counter[str]()
    for row in rows:
        form = row["format"].partition(".")[0]
        total[form] += 1
        found = read.get(row["id"])
        arrows = sum(len(r.arrows) for r in found.reports) if found else -1
        lost = arrows < int(row["edge_count"])
        good[form] += not lost
        if lost:
            print(f"  {row['id']}: {arrows} arrows, {row['edge_count']} counted by hand")
    for form, number in sorted(total.items()):
        print(f"  {form:12} {good[form]} of {number}")


def bare(label: str) -> str:
    """A label without what tells two writings of it apart: spaces, case, marks of bold."""
    return "".join(label.replace("*", "").split()).casefold()


def nodes(
    known: list[dict[str, str]], rows: list[dict[str, str]], read: dict[str, Imported], *, misses: bool
) -> None:
    formats = {row["id"]: row["format"].partition(".")[0] for row in rows}
    total, good = Counter[str](), Counter[str]()
    for label in known:
        found = read.get(label["file_id"])
        if not found:
            continue
        told = {bare(b.label): b for r in found.reports for b in r.boxes}
        box = told.get(bare(label["node_label"])) or told.get(bare(label["node_label"].replace("/ ", "")))
        means = "" if box is None else "frame" if box.became == "frame" else box.component
        right = means in RIGHT.get(label["canonical_type"], "").split()
        total[formats[label["file_id"]]] += 1
        good[formats[label["file_id"]]] += right
        if misses and not right:
            print(
                f"  {label['file_id']}: {label['node_label']!r} is {label['canonical_type']}, read as {means or 'nothing'}"
            )
    print("\nboxes with the right component, by format")
    for form, number in sorted(total.items()):
        print(f"  {form:12} {good[form]} of {number} ({good[form] / number:.0%})")
    if total:
        print(
            f"  {'all':12} {sum(good.values())} of {sum(total.values())} ({sum(good.values()) / sum(total.values()):.1%})"
        )


def questions(rows: list[dict[str, str]], read: dict[str, Imported], *, misses: bool) -> None:
    answers = {id: contents(found.design, doubts(found)) for id, found in read.items()}
    print("\ndoes it contain … ?   precision  recall  F1")
    for name in QUESTIONS:
        hits = wrong = missed = 0
        for row in rows:
            if row["id"] not in answers or row["parses"] == "no":
                continue
            said, true = answers[row["id"]][name], row[COLUMNS[name]] == "yes"
            hits += said and true
            wrong += said and not true
            missed += true and not said
            if misses and said != true:
                print(f"    {row['id']}: {name} is {true}, answered {said}")
        precision, recall = hits / max(1, hits + wrong), hits / max(1, hits + missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {name:12} {precision:16.2f} {recall:7.2f} {f1:5.2f}")


if __name__ == "__main__":
    main()
