"""Bringing a file of an old version up to the present one, step by numbered step."""

import importlib
from typing import Any


def migrated(table: dict[str, Any], version: int) -> dict[str, Any]:
    """The content of a board file as a file of `version` holds it. Its own version is known and not higher."""
    for number in range(int(table["version"]), version):
        # Read only for an old file; the steps are found by their number.
        step = importlib.import_module(f"mlsd_board.formats.native.migrations.v{number}")
        table = {**step.migrate(table), "version": number + 1}
    return table
