"""Arithmetic of colours: what shows where one lies upon another, and how far two stand apart."""


def over(colour: str, ground: str) -> str:
    """The opaque colour seen where `colour` ('#rrggbb' or '#rrggbbaa') lies on the opaque `ground`."""
    share = int(colour[7:9], 16) / 255 if len(colour) == 9 else 1.0
    mixed = (a * share + b * (1 - share) for a, b in zip(_channels(colour), _channels(ground), strict=True))
    return "#" + "".join(f"{round(value):02x}" for value in mixed)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two opaque colours, 1 for equal ones, 21 for black on white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
