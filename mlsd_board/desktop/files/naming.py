"""Names of files made from the names of boards."""


def file_name(title: str) -> str:
    """A name without an ending that every system takes."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return "_".join(kept.lower().split())[:60] or "board"
