"""Reading numbers off boxes, and writing them the way people say them on a whiteboard."""

from mlsd_board.graph.queries import Queries

DAY_S = 86_400.0
_UNITS = ((DAY_S, "d"), (3600.0, "h"), (60.0, "min"), (1.0, "s"))
_SIZES = ((1e9, " G"), (1e6, " M"), (1e3, " k"))


def positive(queries: Queries, node: str, attribute: str) -> float | None:
    """A number, but nothing where it is zero or below, which no rate or size can be."""
    value = queries.number(node, attribute)
    return value if value is not None and value > 0 else None


def box_name(queries: Queries, node: str) -> str:
    """What an assumption calls a box: its label, else the name of its component."""
    label = queries.graph.nodes[node].get("label")
    return str(label) if label else queries.types[node].replace("_", " ")


def duration(seconds: float) -> str:
    """Seconds in the largest unit that gives at least two of it: '26 h', '90 d', '45 s', '0.5 s'."""
    for size, unit in _UNITS:
        if seconds >= 2 * size or (seconds >= size and seconds % size == 0):
            return f"{plain(seconds / size)} {unit}"
    return f"{plain(seconds)} s"


def amount(value: float) -> str:
    """A count in three digits: '12 k', '1.74 k', '140 k', '2 G', '0.5'."""
    for size, suffix in _SIZES:
        if abs(value) >= size:
            return f"{plain(value / size)}{suffix}"
    return plain(value)


def stated(value: float, unit: str = "") -> str:
    """A number as somebody stated it, with its unit: no digit is lost below a thousand."""
    if unit == "s":
        return duration(value)
    number = amount(value) if abs(value) >= 1000 else f"{value:.6g}"
    if unit.startswith("1/"):
        return f"{number}{unit[1:]}"
    return number if unit == "0–1" else f"{number} {unit}".strip()


def gigabytes(value: float) -> str:
    """A size as people say it: '500 MB', '120 GB', '1.5 TB'."""
    return f"{amount(value * 1e9)}B" if value < 1000 else f"{plain(value / 1000)} TB"


def plain(value: float) -> str:
    """Three significant digits below a thousand, whole numbers above, no trailing zeros."""
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"
