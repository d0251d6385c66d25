"""Numbers and plausible ranges as fields show them."""


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
