"""Units in the names of attributes and figures: `p99_latency_ms`, `retention_days`, `throughput_eps`."""

_ENDINGS = {
    "ms": "_ms",
    "s": "_s",
    "h": "_h",
    "days": "_days",
    "B": "_bytes",
    "kB": "_kb",
    "MB": "_mb",
    "GB": "_gb",
    "Hz": "_hz",
    "mW": "_mw",
    "%": "_pct",
    "events/s": "_eps",
    "items/s": "_eps",
    "1/s": "_eps",
    "USD": "_usd",
    "USD/month": "_usd_month",
}


def unit_in(name: str) -> str:
    """The unit a name ends on; '' if none, or if the name says it in words, as `items_per_s` does."""
    if "_per_" in name:
        return ""
    return next((unit for unit, ending in _ENDINGS.items() if name.endswith(ending)), "")


def without_unit(name: str, unit: str) -> str:
    """The name without the unit that stands beside the value anyway."""
    ending = _ENDINGS.get(unit, "")
    return name.removesuffix(ending) if name != ending.removeprefix("_") else name
