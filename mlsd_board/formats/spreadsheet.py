"""Cells that spreadsheets take as text and never as a formula to run."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """The value; text that would be taken for a formula begins with an apostrophe, numbers stay numbers."""
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(_FORMULA) and not _is_number(value)
        else value
    )


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
