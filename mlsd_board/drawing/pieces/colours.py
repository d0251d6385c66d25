"""What shows where one colour lies upon another."""


def over(colour: str, ground: str) -> str:
    """The opaque colour seen where `colour` ('#rrggbb' or '#rrggbbaa') lies on the opaque `ground`."""
    share = int(colour[7:9], 16) / 255 if len(colour) == 9 else 1.0
    mixed = (a * share + b * (1 - share) for a, b in zip(_channels(colour), _channels(ground), strict=True))
    return "#" + "".join(f"{round(value):02x}" for value in mixed)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
