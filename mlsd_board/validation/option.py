"""A number that a rule lets others choose: a threshold with its unit, its range and the value it has otherwise."""

import math
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

N = TypeVar("N", bound=float)


@dataclass(frozen=True)
class Option(Generic[N]):
    """One threshold of a rule. An integer default takes whole numbers only; `maximum` None is no limit."""

    name: str
    default: N
    summary: str
    unit: str = ""
    minimum: float = 0
    maximum: float | None = None

    @property
    def whole(self) -> bool:
        return type(self.default) is int

    @property
    def kind(self) -> str:
        """What may be given, in words: 'a whole number from 1 on'."""
        what = "a whole number" if self.whole else "a number"
        low = format(self.minimum, "g")
        return f"{what} from {low} " + ("on" if self.maximum is None else f"to {self.maximum:g}")

    def taken(self, value: float) -> N:
        """A value that is known to fit."""
        return cast("N", value)

    def fault(self, value: object) -> str:
        """Why a value cannot be taken; empty when it can."""
        return "" if self._fits(value) else f"{self.name} is set to {value!r}; possible is {self.kind}"

    def _fits(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return False
        fits = isinstance(value, int) or not self.whole
        most = math.inf if self.maximum is None else self.maximum
        return fits and self.minimum <= value <= most
