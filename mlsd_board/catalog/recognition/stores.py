"""Components that hold something."""

STORES = frozenset(
    [
        "operational_db",
        "data_lake",
        "data_warehouse",
        "cache",
        "graph_store",
        "feature_store",
        "checkpoint_store",
        "model_registry",
        "prediction_store",
        "search_index",
        "vector_index",
        "external_source",
        "dataset_builder",
        "event_stream",
        "experiment_tracker",
        "label_joiner",
        "event_logger",
        "prediction_logger",
    ]
)
