"""How strongly each component speaks for the ten answers, and what components have in common.

Each weight says how often readers answered yes where nothing else spoke for it, roughly.
"""

from mlsd_board.graph.evidence import ONLINE, Weights

SOURCES: Weights = {
    "sensor_source": 0.95,
    "external_source": 0.94,
    "batch_ingestion": 0.45,
}
STORES: Weights = {
    "operational_db": 0.95,
    "data_warehouse": 0.95,
    "graph_store": 0.95,
    "vector_index": 0.95,
    "data_lake": 0.9,
    "feature_store": 0.9,
}
FEATURES: Weights = {
    "feature_store": 0.95,
    "batch_feature_pipeline": 0.95,
    "streaming_feature_pipeline": 0.95,
    "embedding_encoder": 0.9,
    "data_preprocessor": 0.9,
    "feature_transform": 0.85,
}
TRAINERS: Weights = {"trainer": 0.95, "hyperparameter_tuner": 0.9}
EVALUATORS: Weights = {"offline_evaluator": 0.95, "fairness_evaluator": 0.9, "human_evaluation": 0.6}
TRIALS: Weights = {"model_validator": 0.3, "simulator": 0.3}
REGISTRIES: Weights = {"model_registry": 0.85}
SERVERS: Weights = {
    "model_server": 0.97,
    "on_device_model": 0.95,
    "batch_inference": 0.95,
    "ranker": 0.85,
    "candidate_generator": 0.8,
    "re_ranker": 0.8,
    "deployment_controller": 0.25,
}
MONITORS: Weights = {
    "drift_monitor": 0.95,
    "quality_monitor": 0.95,
    "system_monitor": 0.9,
    "alerting": 0.25,
}
WATCHING = frozenset(MONITORS) - {"alerting"}
JUDGES: Weights = {
    "human_review_queue": 0.95,
    "annotation_service": 0.85,
    "label_joiner": 0.85,
    "active_learner": 0.8,
}
LEARNING: Weights = {
    **dict.fromkeys(
        (
            *("trainer", "hyperparameter_tuner", "training_sampler", "pretrained_model", "model_compressor"),
            *("model_registry", "checkpoint_store", "experiment_tracker", "fairness_evaluator"),
            *("model_server", "on_device_model", "batch_inference", "ranker", "re_ranker", "explainer"),
            *(
                "feature_store",
                "feature_transform",
                "embedding_encoder",
                "vector_index",
                "quality_monitor",
                "active_learner",
                "annotation_service",
            ),
            "exploration_policy",
        ),
        0.95,
    ),
    **dict.fromkeys(("batch_feature_pipeline", "streaming_feature_pipeline"), 0.45),
    **dict.fromkeys(
        (
            *("offline_evaluator", "human_evaluation", "model_validator", "simulator", "dataset_builder"),
            *("candidate_generator", "query_understanding", "optimizer", "guardrail", "prediction_store"),
            "drift_monitor",
        ),
        0.25,
    ),
}
"""What designs of learning systems have, and what others have as well: one aggregation of data may serve a report."""
ANYWHERE: Weights = {"storage": 1.0, "source": 0.8, "monitoring": 0.5}
"""How far an answer is trusted where nothing learns: a monitor there needs a second one beside it."""
PEOPLE = frozenset({"end_user", "client_app"})
LIVE = frozenset(SERVERS) - {"deployment_controller"}
ASKING = ONLINE - LIVE
HOSTS = frozenset({"app_backend", "workflow_orchestrator", "ci_cd"})
MADE = frozenset({*TRAINERS, *REGISTRIES, "checkpoint_store", "deployment_controller"})
KEEPING = frozenset({*STORES, *MONITORS, *FEATURES, "dataset_builder", "external_source"})
TELLING = frozenset({*JUDGES, "event_logger", "prediction_logger"})
ACTING = frozenset({"decision_engine", "downstream_system"})
