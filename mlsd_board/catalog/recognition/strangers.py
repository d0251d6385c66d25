"""Words that the vocabulary does not know: by how such names end, or as slips of the pen."""

from collections.abc import Sequence

from mlsd_board.catalog.recognition.vocabulary import ENDING, Vocabulary

_LONG = 6
_MOST = 4
_SIMILAR = 86.0
_BEGINNING = 2
"""So many letters at least come before an ending: `xnet` is no name of a network."""


def taken_for(words: Sequence[str], stems: Sequence[str], known: Vocabulary) -> tuple[str, ...]:
    """The stems of some words, those that nobody knows replaced where something else tells what they mean."""
    strange = [n for n, stem in enumerate(stems) if stem not in known.stems and words[n][0].isalpha()]
    together = list(stems)
    for n in strange[:_MOST]:
        together[n] = _ended(words[n], known) or _slipped(stems[n], known) or stems[n]
    return tuple(together)


def _ended(word: str, known: Vocabulary) -> str:
    """The longest ending that a word has of those which say what is called so: a `chexnet` is a network."""
    endings = (ENDING + word[n:] for n in range(_BEGINNING, len(word) - 1))
    return next((ending for ending in endings if ending in known.stems), "")


def _slipped(stem: str, known: Vocabulary) -> str:
    """The one that a long stem resembles."""
    if len(stem) < _LONG or not stem.isalpha():
        return ""
    from rapidfuzz import fuzz, process

    close = process.extractOne(stem, known.long_stems, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    if close and close[0][0] == stem[0] and abs(len(close[0]) - len(stem)) <= 2:
        return str(close[0])
    return ""
