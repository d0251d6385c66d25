"""Nouns at the end of a label that say what a box is, whatever it is about: an alert database is a database."""

from collections.abc import Mapping

from mlsd_board.catalog.recognition.stores import STORES

_WATCHED = "system_monitor quality_monitor drift_monitor bi_dashboard alerting prediction_logger event_logger"
_SEEN = (
    "client_app bi_dashboard system_monitor human_review_queue annotation_service human_evaluation "
    "experiment_tracker quality_monitor drift_monitor end_user"
)
_FILES = (
    "external_source dataset_builder data_lake data_warehouse operational_db feature_store prediction_store label_joiner "
    "prediction_logger event_logger experiment_tracker offline_evaluator quality_monitor drift_monitor explainer note"
)
_WEIGHTS = "checkpoint_store model_registry pretrained_model on_device_model feature_transform feature_store"
_NOUNS: Mapping[str, str] = {
    "db database databases bucket store": " ".join(sorted(STORES)),
    "alert alerts": _WATCHED,
    "dashboard dashboards": _SEEN,
    "console portal frontend webapp website": _SEEN,
    "broker topic topics": "event_stream human_review_queue stream_processor event_logger",
    "queue queues": "event_stream human_review_queue annotation_service stream_processor active_learner",
    "desk team analyst analysts engineer engineers": "end_user human_review_queue annotation_service human_evaluation",
    "gateway": "api_gateway app_backend",
    "button": "client_app",
    "experiments": "experiment_tracker experiment_platform",
    "cache": "cache prediction_store feature_store",
    "csv tsv xlsx xls json jsonl parquet feather avro npy npz txt tfrecord": _FILES,
    "pt pth pkl pickle joblib onnx ckpt safetensors h5 keras tflite gguf": _WEIGHTS,
}
HEADS: Mapping[str, frozenset[str]] = {
    noun: frozenset(components.split()) for nouns, components in _NOUNS.items() for noun in nouns.split()
}
"""What a box whose label ends with these may be."""
