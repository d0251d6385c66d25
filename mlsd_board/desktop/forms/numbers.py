"""Numbers as people type them on a whiteboard: 200, 2.5e6, 100k, 5M, 1,000."""

import math
import re

_NUMBER = re.compile(
    r"([+-]?(?:\d[\d_, ]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([kKmMgGbBtT]?)\s*(.*)", re.IGNORECASE
)
_FACTORS = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9, "b": 1e9, "t": 1e12}


def parse_number(text: str, unit: str = "") -> float | None:
    """The number a text means, or None. The unit itself may stand behind it and is passed over."""
    text = text.strip()
    if unit and text.lower().endswith(unit.lower()):
        text = text[: -len(unit)].strip()
    found = _NUMBER.fullmatch(text)
    if not found or found[3]:
        return None
    digits = re.sub(r"[_, ]", "", found[1])
    try:
        value = float(digits) * _FACTORS[found[2].lower()]
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def number_text(value: float | None) -> str:
    """A number for a field: thousands apart, no more digits than it has."""
    if value is None:
        return ""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if 1e-4 <= abs(value) < 1e15:
        return f"{value:,.6f}".rstrip("0").rstrip(".")
    return f"{value:g}"


def range_text(minimum: float | None, maximum: float | None, unit: str = "") -> str:
    """A plausible range in words, empty when there is none."""
    tail = f" {unit}" if unit else ""
    if minimum is not None and maximum is not None:
        return f"{number_text(minimum)} to {number_text(maximum)}{tail}"
    if minimum is not None:
        return f"{number_text(minimum)}{tail} or more"
    return f"up to {number_text(maximum)}{tail}" if maximum is not None else ""
