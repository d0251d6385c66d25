"""What is to be noticed of a box beside its best phrase: its words and their places, its group, its neighbours, its arrows.

A trait is a short text such as `end:store`, for a label that ends with that word, with a weight from 0 to about 1.
`learned.py` knows how much each has spoken for and against each component in diagrams of other people.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mlsd_board.catalog.recognition.matching import Fit
from mlsd_board.catalog.recognition.wording import Piece

Traits = dict[str, float]
_MANY = 12
"""So many arrows of a box are looked at."""
_LOOKS: Mapping[str, re.Pattern[str]] = {
    "asks": re.compile(r".*\?", re.DOTALL),
    "underscored": re.compile(r".*_", re.DOTALL),
    "file": re.compile(r".*\.\w{2,4}\b", re.DOTALL),
    "called": re.compile(r".*\(\)", re.DOTALL),
    "digits": re.compile(r".*\d", re.DOTALL),
    "lower": re.compile(r"\W*[a-z]"),
}
_RANKS = (1.0, 0.6, 0.4)


class Seen(NamedTuple):
    """A box as it stands in its diagram: its words, those of its picture and classes, and of its groups, the innermost first."""

    label: str
    outline: str
    words: Sequence[Piece]
    icon: Sequence[Piece] = ()
    hints: Sequence[Sequence[Piece]] = ()
    groups: Sequence[Sequence[Piece]] = ()


class Beside(NamedTuple):
    """What an arrow joins a box to: words of the other box and of the arrow, what the other is taken for, how surely."""

    words: Sequence[Piece]
    arrow: Sequence[Piece]
    component: str
    sureness: float


def own(seen: Seen) -> Traits:
    """What a box shows by itself and by the groups it lies in."""
    found: Traits = {}
    for trait, weight in (*_worded(seen.words), *_looks(seen), *_around(seen)):
        found[trait] = max(found.get(trait, 0.0), weight)
    return found


def joined_to(before: Sequence[Beside], after: Sequence[Beside]) -> Traits:
    """What the neighbours show: those that an arrow comes from, and those that one goes to."""
    found: Traits = {f"before:{min(len(before), 3)}": 1.0, f"after:{min(len(after), 3)}": 1.0}
    if not before and not after:
        found["lonely"] = 1.0
    for side, neighbours in (("before", before), ("after", after)):
        share = 1 / math.sqrt(max(1, len(neighbours[:_MANY])))
        for other in neighbours[:_MANY]:
            _add(found, (f"{side}:{other.component}",), share * other.sureness)
            _add(found, (f"beside:{other.component}",), 0.7 * share * other.sureness)
            _add(found, {f"{side}-word:{s}" for s in _stems(other.words[:1])}, 0.7 * share)
            arrow = {*_stems(other.arrow)}
            _add(found, (f"{side}-arrow:{s}" for s in arrow), share)
            _add(found, (f"arrow:{s}" for s in arrow), 0.7 * share)
    return found


def taken_for(ranked: Sequence[tuple[str, Fit]], confidence: float) -> Traits:
    """What the phrases said, the best first, and how surely."""
    found: Traits = {
        f"phrase{n}:{c}": w * min(1.0, fit.score + 0.2)
        for n, ((c, fit), w) in enumerate(zip(ranked, _RANKS, strict=False))
    }
    if not ranked:
        return {"phrase:none": 1.0}
    found[f"by:{ranked[0][1].by.replace(' ', '_')}"] = 1.0
    found[f"sure:{int(5 * confidence)}"] = 1.0
    if len(ranked) > 1:
        found[f"between:{ranked[0][0]}|{ranked[1][0]}"] = 1.0
    return found


def in_diagram(components: Iterable[str]) -> Traits:
    """What there is in the whole diagram, by what its boxes are taken for."""
    counts = Counter(components)
    number = counts.total() or 1
    return {f"diagram:{c}": min(1.0, 0.5 + n / number) for c, n in counts.items()}


def _add(found: Traits, traits: Iterable[str], weight: float) -> None:
    for trait in traits:
        found[trait] = found.get(trait, 0.0) + weight


def _content(piece: Piece) -> list[str]:
    return [piece.stems[place] for place in piece.content]


def _stems(found: Iterable[Piece]) -> list[str]:
    return [stem for piece in found for stem in _content(piece)]


def _worded(words: Sequence[Piece]) -> Iterable[tuple[str, float]]:
    for rank, piece in enumerate(words[:4]):
        stems, weight = _content(piece), piece.weight if rank else 1.0
        for stem in stems:
            yield f"{'also' if rank else 'word'}:{stem}", weight
            yield f"any:{stem}", weight
        for place in piece.content:
            if piece.words[place].endswith("ed"):
                yield f"done:{piece.stems[place]}", weight
        for one, next_one in itertools.pairwise(stems):
            yield f"pair:{one}_{next_one}", weight
        if stems:
            yield f"{'also-end' if rank else 'end'}:{stems[-1]}", weight
        if stems and not rank:
            yield f"first:{stems[0]}", 1.0
            if len(stems) == 1:
                yield f"only:{stems[0]}", 1.0
    yield f"words:{min(sum(len(p.content) for p in words), 8)}", 1.0
    yield f"pieces:{min(len(words), 4)}", 1.0


def _looks(seen: Seen) -> Iterable[tuple[str, float]]:
    for name, pattern in _LOOKS.items():
        if pattern.match(seen.label):
            yield name, 1.0
    if seen.outline:
        yield f"outline:{seen.outline}", 1.0
    for stem in _stems(seen.icon):
        yield f"icon:{stem}", 1.0
        yield f"any:{stem}", 0.7
    if not seen.label.strip():
        yield "no-words", 1.0
    for hint in seen.hints[:3]:
        yield from ((f"class:{stem}", 0.7) for stem in _stems(hint))


def _around(seen: Seen) -> Iterable[tuple[str, float]]:
    for depth, title in enumerate(seen.groups[:3]):
        for stem in {*_stems(title)}:
            yield f"{'outer' if depth else 'inner'}:{stem}", 0.6 if depth else 1.0
            yield f"group:{stem}", _RANKS[depth]
    if not seen.groups:
        yield "no-group", 1.0
