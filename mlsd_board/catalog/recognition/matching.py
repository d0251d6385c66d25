"""How well the words of a box fit each component: the longest phrase wins, and the end of a noun phrase says most."""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from mlsd_board.catalog.recognition.fillers import CODE, IMPERATIVES, MORE_FILLER, SERVICES
from mlsd_board.catalog.recognition.forms import form
from mlsd_board.catalog.recognition.heads import HEADS
from mlsd_board.catalog.recognition.stems import stem
from mlsd_board.catalog.recognition.stores import STORES
from mlsd_board.catalog.recognition.strangers import taken_for
from mlsd_board.catalog.recognition.vocabulary import NOTE, Phrase, Vocabulary
from mlsd_board.catalog.recognition.wording import Piece, pieces

_LENGTH = {1: 0.78, 2: 0.94}
_LONGEST_GAP = 2
_LONGEST_NAME = 3
_SHORT = 6
_OTHER = 0.6
"""So little fits what a label by its last noun cannot be."""
_DOER = re.compile(r"(?:er|or|ers|ors|ing|tion|job|jobs|py)$")
_MORE = ("er", "or", "r", "ers", "e", "ize", "izer")
_NO_SERVICE = ("end_user", "external_source", "sensor_source", NOTE)


class Fit(NamedTuple):
    """How well a component fits, from 0 to 1, and the phrase that says so."""

    score: float
    by: str


class _Hit(NamedTuple):
    phrase: Phrase
    places: tuple[int, ...]
    quality: float


def fits(label: str, known: Vocabulary) -> dict[str, Fit]:
    """The components a label may mean."""
    found = pieces(label, known.words)
    by_form = form(label, found[0], known.words) if found else None
    said = [_piece_fits(piece, known) for piece in found]
    return best_of([*said, {by_form[0]: Fit(*by_form[1:])}] if by_form else said)


def best_of(found: Iterable[Mapping[str, Fit]]) -> dict[str, Fit]:
    """The best fit of each component; what several pieces agree on counts a little more."""
    together: dict[str, Fit] = {}
    for each in found:
        for component, fit in each.items():
            old = together.get(component)
            if old is None:
                together[component] = fit
            else:
                better, other = (fit, old) if fit.score > old.score else (old, fit)
                together[component] = Fit(min(1.0, better.score + 0.12 * other.score), better.by)
    return together


def ranked(found: Mapping[str, Fit]) -> list[tuple[str, Fit]]:
    """The components that fit, the best first."""
    return sorted(found.items(), key=lambda entry: (-entry[1].score, entry[0]))


def _piece_fits(piece: Piece, known: Vocabulary) -> dict[str, Fit]:
    piece = piece._replace(stems=taken_for(piece.words, piece.stems, known))
    hits = _longest(list(_hits(piece, known)))
    found: dict[str, Fit] = {}
    for hit in hits:
        score = _score(hit, piece)
        component = hit.phrase.component
        if score > found.get(component, Fit(0.0, "")).score:
            found[component] = Fit(score, hit.phrase.text)
    return found


def _hits(piece: Piece, known: Vocabulary) -> Iterable[_Hit]:
    places: dict[str, list[int]] = {}
    for place, part in enumerate(piece.stems):
        places.setdefault(part, []).append(place)
    for part in places:
        for phrase in known.by_stem.get(part, ()):
            if all(s in places for s in phrase.stems):
                hit = _placed(phrase, places)
                if hit:
                    yield hit


def _placed(phrase: Phrase, places: Mapping[str, list[int]]) -> _Hit | None:
    """Where a phrase stands in a piece: its words side by side at best, in any order and apart at worst."""
    best: _Hit | None = None
    for start in places[phrase.stems[0]]:
        taken = [start]
        for part in phrase.stems[1:]:
            free = [p for p in places[part] if p not in taken]
            if not free:
                break
            taken.append(min(free, key=lambda p: (p < taken[-1], abs(p - taken[-1]))))
        if len(taken) < len(phrase.stems):
            continue
        in_order = all(a < b for a, b in pairwise(taken))
        gap = max(taken) - min(taken) + 1 - len(taken)
        if gap > _LONGEST_GAP + len(taken) - 2:
            continue
        quality = (1.0 if in_order else 0.9) - 0.1 * gap
        if best is None or quality > best.quality:
            best = _Hit(phrase, tuple(sorted(taken)), quality)
    return best


def _longest(hits: list[_Hit]) -> list[_Hit]:
    """Without the hits that lie within a longer one: where `feature store` stands, `store` says nothing."""
    covers = [(set(hit.places), hit.quality) for hit in hits]
    return [
        hit
        for hit in hits
        if not any(set(hit.places) < cover and quality > 0.85 for cover, quality in covers)
    ]


def _more_than(phrase: str, said: str) -> bool:
    """Whether a word of the vocabulary says more than the one in the label: `rater` more than `ratings`."""
    doer = phrase.rstrip("s").endswith(("er", "or")) and not said.rstrip("s").endswith(("er", "or"))
    return phrase != said and (phrase.removeprefix(said) in _MORE or (doer and len(phrase) <= _SHORT))


def _done(words: str) -> bool:
    """Whether something is said to have been done: a deployed model serves, and to deploy a model is another matter."""
    return any(word.endswith("ed") and stem(word) != word for word in words.split())


def _several(words: str) -> bool:
    return words.endswith("s") and not words.endswith(("ss", "us", "is"))


def _named(hit: _Hit, piece: Piece) -> bool:
    """Whether a piece begins with the name of a store: `kafka game-events`; a loader of one is a loader."""
    store = hit.phrase.component in STORES and hit.phrase.strength >= 1 and len(hit.places) == 1
    return store and not _DOER.search(piece.words[piece.content[-1]])


def _leads(hit: _Hit, piece: Piece) -> bool:
    """Whether the first of several words decides: "Push the ranker", "raw customer data" say what is done, or what it is."""
    first = piece.content[0]
    leading = hit.places[0] == first and len(piece.content) > 1
    return leading and (piece.words[first] in IMPERATIVES or _named(hit, piece))


def _exactness(hit: _Hit, piece: Piece, *, headed: bool, leads: bool) -> float:
    """How closely a label says what a phrase does, by the forms of its words and by the noun at its end."""
    content = piece.content
    end = piece.words[max(content)]
    said = " ".join(piece.words[p] for p in hit.places)
    one = len(hit.places) == 1
    may_be = _may_be(piece)
    if may_be and not headed and hit.phrase.component not in may_be:
        return _OTHER
    if not leads and hit.phrase.component in _NO_SERVICE and end in SERVICES:
        # A passenger service is a service, and so is one for settings.
        return 0.55
    if not leads and one and (_more_than(hit.phrase.text, said) or (_done(said) and not headed)):
        # Who reviews is more than a review, a mapper more than a map; an approved dataset is a dataset.
        return 0.62
    if one and _several(hit.phrase.text) and not _several(said):
        # Detections are what was detected; to detect is another matter.
        return 0.88
    if not one and _done(hit.phrase.text) != _done(said):
        return 0.9
    return 1.0 if said == hit.phrase.text or len(hit.places) > 3 else 0.97


def _may_be(piece: Piece) -> frozenset[str] | None:
    content = piece.content
    return HEADS.get(piece.words[max(content)]) if len(content) <= _LONGEST_NAME else None


def _score(hit: _Hit, piece: Piece) -> float:
    content = piece.content
    matched = sum(1 for place in content if place in hit.places)
    others = [p for p in content if p not in hit.places]
    filling = sum(1 for p in others if piece.words[p] in MORE_FILLER or piece.words[p].isdigit())
    coverage = min(1.0, matched / max(1, len(content) - filling))
    length, quality = _LENGTH.get(len(hit.places), 1.0), hit.quality
    headed = max(content) in hit.places
    leads = _leads(hit, piece)
    exact = _exactness(hit, piece, headed=headed, leads=leads)
    if len(hit.places) == 1 and (coverage >= 1 or (headed and _may_be(piece))):
        length = 0.95
    if leads and exact > _OTHER:
        coverage, length = max(coverage, 0.8), max(length, 0.95)
        if piece.words[content[-1]] in CODE:
            headed, quality = True, 1.0
    last = max((p for p in content if piece.words[p] not in MORE_FILLER), default=content[-1])
    head = 1.06 if headed or max(hit.places) >= last else 0.97
    fit = hit.phrase.strength * quality * exact * length * (0.68 + 0.32 * coverage) * head
    return min(1.0, fit) * piece.weight
