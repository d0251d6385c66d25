"""The field types that records share: finite numbers, frozen models, attribute values."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FARTHEST = 1_000_000
"""No element lies farther from the origin than this, in scene units."""

Coordinate = Annotated[float, Field(ge=-FARTHEST, le=FARTHEST, allow_inf_nan=False)]
Extent = Annotated[float, Field(gt=0, le=FARTHEST, allow_inf_nan=False)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Finite = Annotated[float, Field(allow_inf_nan=False)]
Scalar = bool | int | Finite | str
AttributeValue = Scalar | tuple[Scalar, ...]
Tag = Literal["red", "orange", "yellow", "green", "blue", "violet"]
"""The colours an element can be tagged with; themes say how they look."""
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Value(BaseModel):
    """A frozen piece of a design. Unknown fields are refused, so nothing is lost silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    def __eq__(self, other: object) -> bool:
        # Edits of thousands compare thousands; Pydantic's own way minds what no value has, and takes ten times as long.
        return type(self) is type(other) and vars(self) == vars(other)
