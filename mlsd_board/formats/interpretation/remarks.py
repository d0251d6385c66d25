"""Which boxes of a diagram speak about it: they hold a whole sentence, and no arrow comes near them."""

from mlsd_board.formats.parsed.diagram import Diagram

_SENTENCE = 9
_EXCLAIMED = 6


def remarks(diagram: Diagram) -> frozenset[str]:
    """The boxes that begin with a sentence and stand apart, where others are joined by arrows."""
    joined = {end for a in diagram.arrows for end in (a.source, a.target) if end is not None}
    if not joined:
        return frozenset()
    apart = (s for s in diagram.shapes if s.id not in joined and s.extra is None and not s.icon)
    return frozenset(s.id for s in apart if _is_sentence(s.words.partition("\n")[0]))


def _is_sentence(line: str) -> bool:
    words = sum(any(letter.isalpha() for letter in word) for word in line.split())
    return words >= (_EXCLAIMED if line.endswith(("?", "!", "...", "…")) else _SENTENCE)
