"""A severity badge: told apart by shape, sign and word, and only then by colour."""

from math import cos, pi, sin

from mlsd_board.drawing.pieces.outlines import circle, polygon
from mlsd_board.drawing.pieces.typesetting import Line, centred
from mlsd_board.drawing.primitives import Command, Group, Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point

RADIUS = 9.0
_SIGNS = {"error": "!", "warning": "!", "info": "i"}


def badge_group(element: str, severity: str, centre: Point, theme: Theme) -> Group:
    """An octagon for an error, a triangle for a warning, a circle for anything else."""
    known = severity if severity in _SIGNS else "info"
    tones = theme.severities[known]
    plate = Path(_outline(known, centre, RADIUS), tones.fill, theme.background, 1.5)
    low = 1.4 if known == "warning" else 0.0
    sign = centred(Line(_SIGNS[known], 11.5, tones.mark, "semibold"), Point(centre.x, centre.y + low))
    return Group(f"{element}.badge", "badge", (plate, sign), known.capitalize())


def _outline(severity: str, centre: Point, radius: float) -> tuple[Command, ...]:
    if severity == "error":
        turns = [pi / 8 + n * pi / 4 for n in range(8)]
        return polygon([Point(centre.x + radius * cos(t), centre.y + radius * sin(t)) for t in turns])
    if severity == "warning":
        wide, up, down = radius * 1.12, radius * 1.08, radius * 0.86
        return polygon(
            [
                Point(centre.x, centre.y - up),
                Point(centre.x + wide, centre.y + down),
                Point(centre.x - wide, centre.y + down),
            ]
        )
    return circle(centre, radius)
