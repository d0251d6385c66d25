"""How well names fit what was typed: whole, by beginnings of words, by first letters, or but for a slip of the fingers."""

import re
from collections.abc import Callable, Iterable, Sequence

BEGUN = 90
"""A name that scores this much begins with what was typed."""
WELL = 80
"""A name that scores this much has a word that does."""
SLIP = 40
"""A name that scores no more than this was typed with a mistake."""
_RUN, _PIECE = 5, 2
"""So many letters may be the beginnings of several words run together, each of at least so many."""
_LONG, _LONGER = 4, 8
"""From so many letters on one mistake is forgiven, and two."""


def fit(name: str, typed: str) -> int:
    """How well a name fits; 0 when it does not. Dots, hyphens and the like count for nothing, nor do blanks."""
    name, typed = name.lower(), typed.lower().strip()
    words, parts = _words(name), _words(typed)
    squeezed = "".join(parts)
    if not squeezed:
        return 0 if typed else 1
    tails = ["".join(words[start:]) for start in range(len(words))]
    if squeezed in tails[:1]:
        return 100
    if any(tail.startswith(squeezed) for tail in tails):
        return BEGUN if tails[0].startswith(squeezed) else WELL
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 70
    if len(squeezed) > 1 and "".join(word[0] for word in words).startswith(squeezed):
        return 60
    return 50 if len(typed) > 2 and typed in name else 0


def slip(name: str, typed: str) -> int:
    """How well a name fits when letters may be wrong, missing, too many or swapped; never as well as without."""
    parts, words = _words(typed.lower()), _words(name.lower())
    wrong = [min((_mistakes(part, word) for word in words), default=(9, False)) for part in parts]
    if not wrong or any(count > _forgiven(part) for (count, _), part in zip(wrong, parts, strict=True)):
        return 0
    begun = any(unfinished for _, unfinished in wrong)
    return max(SLIP - 10 * sum(count for count, _ in wrong) - begun - (len(words) > len(parts)), 1)


def loosely(name: str, typed: str) -> int:
    """How well a name fits by beginnings of words run together (`featst`), or else but for a slip."""
    squeezed = "".join(_words(typed.lower()))
    run = len(squeezed) >= _RUN and _runs_together(_words(name.lower()), squeezed)
    return SLIP + 5 if run else slip(name, typed)


def best(names: Sequence[str], typed: str, how: Callable[[str, str], int] = fit) -> tuple[int, str]:
    """The best score over several names, and the name that gave it; of equals the first."""
    return max(((how(name, typed), name) for name in names), key=lambda one: one[0], default=(0, ""))


def fits(candidates: Iterable[Sequence[str]], typed: str) -> list[tuple[int, str]]:
    """For each candidate its best score and name; only where nothing fits by itself, what fits loosely."""
    known = [tuple(names) for names in candidates]
    found = _bests(known, typed, fit)
    return found if any(score for score, _ in found) else _bests(known, typed, loosely)


def _bests(
    candidates: Sequence[tuple[str, ...]], typed: str, how: Callable[[str, str], int]
) -> list[tuple[int, str]]:
    """The best of each candidate; of the thousands of boxes on a board many are called the same."""
    known = {names: best(names, typed, how) for names in set(candidates)}
    return [known[names] for names in candidates]


def _runs_together(words: Sequence[str], typed: str) -> bool:
    """Whether it is the beginnings of words, one after the other."""
    if not typed:
        return True
    for number, word in enumerate(words):
        most = next(
            (n for n, (a, b) in enumerate(zip(word, typed, strict=False)) if a != b),
            min(len(word), len(typed)),
        )
        rest = words[number + 1 :]
        if any(_runs_together(rest, typed[taken:]) for taken in range(most, _PIECE - 1, -1)):
            return True
    return False


def _mistakes(part: str, word: str) -> tuple[int, bool]:
    """How many letters to change until the word begins with what was typed, and whether there is more of it."""
    from rapidfuzz.distance import OSA  # only when nothing fits: a start does not pay for it

    ends = {min(len(part) + more, len(word)) for more in (-1, 0, 1)}
    return min((OSA.distance(part, word[:end]), end < len(word)) for end in ends)


def _forgiven(part: str) -> int:
    return (len(part) >= _LONG) + (len(part) >= _LONGER)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
