"""Quantities as people write them on a whiteboard: 100M, 200 ms, 2.5 TB/day, 5 min, 1,000 requests per second."""

import math
import re
from typing import Any, NamedTuple

from mlsd_board.estimate.figures import plain


class QuantityError(ValueError):
    """A text that is no quantity, or none of the kind that is asked for. The message says what to write."""


class _Size(NamedTuple):
    """A unit as a multiple of the first of its kind."""

    kind: str
    factor: float


_NUMBER = re.compile(r"([+-]?(?:\d[\d,_ ]*(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?)", re.IGNORECASE)
_MULTIPLES = {"k": 1e3, "M": 1e6, "m": 1e6, "G": 1e9, "B": 1e9, "b": 1e9, "bn": 1e9, "T": 1e12, "t": 1e12}
_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_THINGS = re.compile(
    r"\b(?:users?|people|persons?|requests?|reqs?|quer(?:y|ies)|calls?|records?|rows?|items?|events?|messages?|times?)\b",
    re.IGNORECASE,
)
_RATES = {"qps": "1/s", "rps": "1/s", "eps": "1/s", "tps": "1/s"}
_TIME = {
    "ms": 1e-3, "s": 1.0, "sec": 1.0, "second": 1.0, "min": 60.0, "minute": 60.0, "h": 3600.0, "hour": 3600.0,
    "d": 86_400.0, "day": 86_400.0, "week": 604_800.0, "month": 2_592_000.0, "year": 31_536_000.0,
}  # fmt: skip
_BYTES = {"b": 1.0, "byte": 1.0, "kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12, "pb": 1e15}
_MONEY = {"usd": 1.0, "$": 1.0, "dollar": 1.0}
_UNITS = {
    **{name: _Size("time", factor) for name, factor in _TIME.items()},
    **{name: _Size("bytes", factor) for name, factor in _BYTES.items()},
    **{name: _Size("money", factor) for name, factor in _MONEY.items()},
    "%": _Size("share", 0.01), "0–1": _Size("share", 1.0),
    "": _Size("", 1.0), "1": _Size("", 1.0), "×": _Size("", 1.0), "x": _Size("", 1.0), "items": _Size("", 1.0),
    "people": _Size("", 1.0),
}  # fmt: skip

_NAME = "(?:%|[A-Za-zµμΩ_][A-Za-z0-9_]*)"
_RARE = re.compile(f"(?:1/)?{_NAME}(?:[*/]{_NAME}){{0,3}}")


def parse_quantity(text: str, unit: str = "") -> float:
    """The number a text means, in `unit`. A text without a unit is taken to be in it. Raises `QuantityError`."""
    number, rest = _split(text)
    own = _unit_of(rest)
    value = number if own is None else number * _factor(own, unit, text)
    if not math.isfinite(value):
        raise QuantityError(f"“{text.strip()[:24]}” is too large.")
    return value


def said(text: str, value: float, unit: str) -> str:
    """What a text was taken to mean, in plain words; empty where it says just that already."""
    plainly = re.sub(r"[\s,_]", "", text).lower()
    if not text.strip() or plainly in (f"{value:g}", f"{value:.0f}", f"{value:g}{unit}".lower()):
        return ""
    return f"{text.strip()} = {grouped(value)} {unit}".strip()


def grouped(value: float) -> str:
    """A number with its thousands apart, and no more digits than are worth reading."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return plain(value)


def _split(text: str) -> tuple[float, str]:
    """The number, its multiple worked in, and what stands behind it."""
    stripped = text.strip().removeprefix("$").removeprefix("~").strip()
    found = _NUMBER.match(stripped)
    if not found:
        raise QuantityError(
            f"“{text.strip()[:24]}” has no number in front. Write 100M, 200 ms or 2.5 TB/day."
        )
    number = float(re.sub(r"[,_ ]", "", found[1]))
    rest = stripped[found.end() :].strip()
    multiple = re.match(r"(thousand|million|billion|trillion|bn|[kKmMgGbBtT])(?![A-Za-z])", rest)
    if multiple and not _is_unit(rest):
        word = multiple[1]
        number *= _WORDS.get(word) or _MULTIPLES.get(word) or _MULTIPLES[word.lower()]
        rest = rest[multiple.end() :].strip()
    return number, rest


def _is_unit(rest: str) -> bool:
    """Whether a letter behind the number is a unit and no multiple: 5 B of data is five bytes, 5B five billion."""
    return bool(re.match(r"B\s*(?:/|per\b)\s*(?:record|row|event|item|message)", rest))


def _unit_of(rest: str) -> str | None:
    """The unit in the one form that is compared, without what is counted; None where there is none."""
    unit = re.sub(r"\bper\b|\ban?\b(?=\s+(?:second|minute|hour|day|week|month|year))", "/", rest.strip())
    unit = _THINGS.sub("", unit).replace(" ", "").replace("//", "/").rstrip("/")
    unit = _RATES.get(unit.lower(), unit)
    if unit in ("", "/"):
        return None
    return f"1{unit}" if unit.startswith("/") else unit


def _factor(own: str, wanted: str, text: str) -> float:
    """What to multiply with to get from one unit to another."""
    if own.lower() == wanted.lower():
        return 1.0
    one, other = _known(own), _known(_unit_of(wanted) or "")
    if one is not None and other is not None:
        if one[0] != other[0]:
            raise _unlike(text, own, wanted)
        return one[1] / other[1]
    return _by_pint(own, wanted, text)


def _known(unit: str) -> tuple[tuple[str, str], float] | None:
    """The kinds of a unit and of what it is divided by, and its size; None for units that are not in the table."""
    top, _, bottom = unit.partition("/")
    sizes = [_UNITS.get(part.lower()) or _UNITS.get(part.lower().rstrip("s")) for part in (top, bottom)]
    if "/" in bottom or sizes[0] is None or sizes[1] is None:
        return None
    return (sizes[0].kind, sizes[1].kind), sizes[0].factor / sizes[1].factor


def _by_pint(own: str, wanted: str, text: str) -> float:
    """For the units that are rare on a whiteboard: all of physics.

    Only names and strokes are given to pint, for it works out sums as well: the power of a power of a power takes it
    for ever.
    """
    if not _RARE.fullmatch(own):
        raise _unknown(own)
    # Large, and hardly ever needed.
    import pint

    registry: Any = pint.UnitRegistry()
    try:
        size, kind = registry.get_root_units(registry.parse_units(own))
    except (pint.PintError, ValueError) as error:  # ValueError: a name that is a number, such as nan
        raise _unknown(own) from error
    try:
        one, wanted_kind = registry.get_root_units(registry.parse_units(_unit_of(wanted) or "dimensionless"))
    except (pint.PintError, ValueError) as error:  # a unit of ours, and of nobody else's
        raise _unlike(text, own, wanted) from error
    if kind != wanted_kind or size is None:  # None: a scale with a zero of its own, such as degrees
        raise _unlike(text, own, wanted)
    return float(size / one)


def _unknown(own: str) -> QuantityError:
    return QuantityError(
        f"The unit “{own[:16]}” is not known. Write 200 ms, 5 min, 90 days, 1 kB or 2.5 TB/day."
    )


def _unlike(text: str, own: str, wanted: str) -> QuantityError:
    expected = f"in {wanted}, or in a unit of the same kind" if wanted else "a plain number, such as 100M"
    return QuantityError(f"“{text.strip()[:24]}” is in {own[:16]}; here it must be {expected}.")
