"""How well the arrows of the boards that ship can be followed: what lies on what, with groups folded and unfolded."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise, permutations

from mlsd_board.catalog.library import load_library
from mlsd_board.catalog.templates import load_templates
from mlsd_board.drawing.compose import Board
from mlsd_board.drawing.routes import obstacles, routes
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.theme import load_theme
from mlsd_board.layout.routing.curves import curved
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.workspace.starting import from_template

COLUMNS = (
    "arrows",
    "bends",
    "crossings",
    "on boxes",
    "in lane",
    "words on box",
    "on words",
    "on lines",
    "on curves",
    "beside",
)
_LANE = 9.0
"""Lines closer than this over more than a corner count as sharing a lane."""
_THIN = 0.01
_STEPS = 16
"""Places looked at on each piece of a curve."""


def main() -> str:
    library = load_library()
    folded = {id: from_template(id, library) for id in sorted(load_templates())}
    unfolded = {id: _unfolded(design) for id, design in folded.items()}
    return "\n\n".join((_table("as they open", folded), _table("all groups unfolded", unfolded)))


def counted(design: Design) -> Counter[str]:
    """The columns of one board: lines through boxes and in one lane, and where the words of arrows lie."""
    scene = scene_of(design)
    found, barred = routes(design), obstacles(design, scene)
    board = Board(design, load_library(), load_theme("light"), scene, found, "curved")
    pieces = {arrow: list(_pieces(route)) for arrow, route in found.items()}
    words = {arrow: route.label for arrow, route in found.items() if route.label}
    count = Counter({"arrows": len(found), "bends": sum(len(route.points) - 2 for route in found.values())})
    for a, b in combinations(found, 2):
        pairs = [(p, q) for p in pieces[a] for q in pieces[b]]
        count["crossings"] += sum(_cross(p, q) for p, q in pairs)
        count["in lane"] += any(_share_a_lane(p, q) for p, q in pairs)
        count["on words"] += a in words and b in words and words[a].overlaps(words[b])
    inner = [rect.grown(-1.0) for rect in barred.values()]
    count["on boxes"] = sum(any(p.overlaps(rect) for p in own) for own in pieces.values() for rect in inner)
    count["words on box"] = sum(place.overlaps(rect) for place in words.values() for rect in barred.values())
    count["on lines"] = sum(
        any(p.overlaps(words[a]) for p in pieces[b]) for a, b in permutations(found, 2) if a in words
    )
    curves = {arrow: list(_curve(board, route)) for arrow, route in found.items()}
    count["on curves"] = sum(
        any(words[a].contains(spot) for spot in curves[b]) for a, b in permutations(found, 2) if a in words
    )
    count["beside"] = sum(not any(p.overlaps(place) for p in pieces[arrow]) for arrow, place in words.items())
    return count


def _curve(board: Board, route: Route) -> Iterator[Point]:
    """Places close to one another along the curved line of an arrow."""
    at = route.points[0]
    for _, *numbers in curved(route.points, board.swing, route.label):
        spots = [at, *(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))]
        for n in range(_STEPS + 1):
            yield _between(spots, n / _STEPS)
        at = spots[-1]


def _between(spots: list[Point], share: float) -> Point:
    """By de Casteljau, on a line or a cubic."""
    while len(spots) > 1:
        pairs = pairwise(spots)
        spots = [Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share) for a, b in pairs]
    return spots[0]


def _pieces(route: Route) -> Iterator[Rect]:
    for a, b in pairwise(route.points):
        yield Rect(min(a.x, b.x), min(a.y, b.y), max(abs(a.x - b.x), _THIN), max(abs(a.y - b.y), _THIN))


def _cross(p: Rect, q: Rect) -> bool:
    lying, standing = (p, q) if p.width > p.height else (q, p)
    across = lying.x < standing.x < lying.right and standing.y < lying.y < standing.bottom
    return across and standing.height > standing.width


def _share_a_lane(p: Rect, q: Rect) -> bool:
    if (p.width > p.height) != (q.width > q.height):
        return False
    if p.width > p.height:
        return abs(p.y - q.y) < _LANE and min(p.right, q.right) - max(p.x, q.x) > 1
    return abs(p.x - q.x) < _LANE and min(p.bottom, q.bottom) - max(p.y, q.y) > 1


def _unfolded(design: Design) -> Design:
    frames = {id: frame.model_copy(update={"collapsed": False}) for id, frame in design.frames.items()}
    return Design({**design.records, **frames})


def _table(title: str, boards: Mapping[str, Design]) -> str:
    rows = {id: counted(design) for id, design in boards.items()}
    rows["together"] = sum(rows.values(), Counter())
    width = max(len(id) for id in rows)
    head = f"{'':{width}}  " + "  ".join(COLUMNS)
    body = [
        f"{id:{width}}  " + "  ".join(f"{row[column]:{len(column)}}" for column in COLUMNS)
        for id, row in rows.items()
    ]
    return "\n".join([f"lines: the boards that ship, {title}", head, *body])
