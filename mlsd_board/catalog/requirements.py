"""The numbers a brief can ask of a system: what each is called, its unit, and where it usually lies."""

from typing import NamedTuple


class Need(NamedTuple):
    """A number under `req` of the brief; `bounds` are the plausible range, in `unit`."""

    name: str
    title: str
    unit: str
    bounds: tuple[float, float]
    tip: str = ""


NEEDS = (
    Need("dau", "Daily users", "people/day", (1, 1e10)),
    Need("requests_per_user_day", "Requests per user", "1/day", (0.01, 1e4)),
    Need("peak_factor", "Peak factor", "×", (1, 20), "Load at peak over the average; 3 when not stated."),
    Need("qps_peak", "QPS at peak", "1/s", (0.001, 1e7)),
    Need("batch_items", "Items per batch", "", (1, 1e12)),
    Need(
        "latency_slo_ms",
        "Latency limit",
        "ms",
        (1, 60_000),
        "At the 99th percentile, for the whole request.",
    ),
    Need("availability_pct", "Availability", "%", (90, 100)),
    Need(
        "feature_freshness_s",
        "Feature freshness",
        "s",
        (0, 2_592_000),
        "No feature may be older than this.",
    ),
    Need("model_freshness_s", "Model freshness", "s", (0, 31_536_000), "No model may be older than this."),
    Need("catalog_size", "Catalogue size", "items", (1, 1e12)),
    Need("positive_rate", "Positive rate", "0–1", (0, 1), "The share of positive examples."),
    Need("label_delay_s", "Label delay", "s", (0, 31_536_000), "How long until the truth is known."),
    Need("retention_days", "Retention", "days", (0, 3650)),
    Need("cost_usd_month", "Budget", "USD/month", (0, 1e8)),
)
DEVICE_NEEDS = (
    Need("model_size_mb", "Model size", "MB", (0.01, 10_000)),
    Need("memory_mb", "Memory", "MB", (0.1, 64_000)),
    Need("power_mw", "Power", "mW", (0.1, 20_000)),
    Need("p99_latency_ms", "Latency", "ms", (0.1, 10_000)),
)
FLAGS = (
    ("pii", "Personal data", "It touches personal data."),
    ("people_decision", "About people", "It decides about people."),
    ("adverse_decision", "May harm", "A decision can be to somebody's disadvantage."),
)
"""Facts under `req` that are true or not: name, title, tip."""
MODES = ("online", "stream", "batch", "on_device", "offline_only")
"""When predictions are made."""
