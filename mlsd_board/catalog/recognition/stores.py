"""Components that hold something, and words that say of a box that it does."""

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
HOLDERS = frozenset(["db", "database", "databases", "bucket"])
"""What ends with these is kept somewhere, whatever it is about: an alert database is a database."""
