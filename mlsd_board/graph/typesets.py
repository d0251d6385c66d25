"""The sets of component types, connection kinds and modes that rules and estimates speak of."""

from mlsd_board.model.kind import Kind, Mode

ACTORS = frozenset({"end_user", "client_app", "downstream_system"})
CONSUMERS = ACTORS | {"bi_dashboard", "human_review_queue"}
SOURCES = ACTORS | {"operational_db", "external_source", "sensor_source", "event_logger"}
ORIGINS = SOURCES | {"app_backend", "api_gateway"}
"""Where data begins: the sources, and the live boxes that report what they see."""
ENTRIES = frozenset({"client_app", "end_user", "api_gateway", "sensor_source"})
"""Where live requests come in."""
ONLINE_SERVING = frozenset({"model_server", "on_device_model", "ranker"})
SERVING = ONLINE_SERVING | {"batch_inference"}
ONLINE_COMPUTE = frozenset(
    {
        "api_gateway",
        "app_backend",
        "query_understanding",
        "candidate_generator",
        "candidate_filter",
        "ranker",
        "re_ranker",
        "exploration_policy",
        "optimizer",
        "model_server",
        "on_device_model",
        "decision_engine",
        "guardrail",
        "fallback",
    }
)
ONLINE_STORES = frozenset(
    {
        "feature_store",
        "cache",
        "vector_index",
        "search_index",
        "prediction_store",
        "graph_store",
        "operational_db",
    }
)
OFFLINE_ONLY = frozenset(
    {
        "active_learner",
        "annotation_service",
        "batch_feature_pipeline",
        "batch_inference",
        "batch_ingestion",
        "bi_dashboard",
        "checkpoint_store",
        "ci_cd",
        "data_lake",
        "data_warehouse",
        "dataset_builder",
        "experiment_tracker",
        "fairness_evaluator",
        "human_evaluation",
        "hyperparameter_tuner",
        "label_joiner",
        "model_compressor",
        "model_registry",
        "model_validator",
        "offline_evaluator",
        "simulator",
        "trainer",
        "training_sampler",
        "workflow_orchestrator",
    }
)
TRANSFORMS = frozenset({"feature_store", "feature_transform", "embedding_encoder", "data_preprocessor"})
FEATURE_NODES = TRANSFORMS | {"batch_feature_pipeline", "streaming_feature_pipeline"}
POLICY = frozenset(
    {"decision_engine", "re_ranker", "candidate_filter", "optimizer", "guardrail", "human_review_queue"}
)
MONITORS = frozenset({"system_monitor", "quality_monitor", "drift_monitor"})
SHARED_STEPS = frozenset({"feature_transform", "data_preprocessor", "embedding_encoder"})
"""What prepares examples and requests alike; often drawn once although live and stored data both pass through: see `lanes`."""

FLOW = frozenset({Kind.DATA, Kind.FEATURES, Kind.LABELS, Kind.EVENTS, Kind.PREDICTIONS})
EXAMPLES = frozenset({Kind.DATA, Kind.FEATURES, Kind.EVENTS})
"""What training examples are made of; predictions and labels are said about them."""
READS = frozenset({Kind.FEATURES, Kind.DATA, Kind.PREDICTIONS})
"""What a store hands to who looks something up."""
LIVE = frozenset({Kind.PREDICTIONS, Kind.EVENTS, Kind.DATA, Kind.CONTROL, Kind.LABELS, Kind.REQUEST})
LATER = frozenset({Mode.ASYNC, Mode.STREAM, Mode.BATCH})
"""How things move that nobody waits for."""
