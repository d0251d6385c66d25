"""What those who arrange boxes hand on to one another: columns, the arrows between their boxes, and which way they flow."""

from collections.abc import Sequence
from typing import Literal

Columns = list[list[int]]
"""The numbers of boxes, column by column along the flow."""
Arrows = Sequence[tuple[int, int]]
"""The numbers of the boxes an arrow leads from and to."""
Direction = Literal["LR", "TB"]
"""Left to right, or from the top down."""
