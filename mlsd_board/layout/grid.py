"""The grid that boxes stand on."""

import math

GRID = 8
"""The side of a square of the grid, in units of the board."""


def up_to_grid(value: float) -> float:
    """The first line of the grid that is not before a place."""
    return float(math.ceil(value / GRID) * GRID)
