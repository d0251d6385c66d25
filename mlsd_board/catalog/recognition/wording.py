"""A label as people write it, cut into pieces of plain words: the first line says most, brackets and details less."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple

from mlsd_board.catalog.recognition.fillers import PLATFORMS, STILL_FILLER
from mlsd_board.catalog.recognition.spelling import spelled
from mlsd_board.catalog.recognition.stems import stem

_WEIGHTS = (1.0, 0.72, 0.6, 0.5)
_ASIDE = 0.66
_PLATFORM = 0.62
_NUMBERING = re.compile(
    r"^\s*(?:(?:step|phase|stage|part|slice|level|tier)\s*[\divx]+\s*[:.)–—\n-]|\(?\d{1,2}[a-z]?[.):]|\d{1,2}\s*[·:–—-]|"
    r"[①-⑳]|[ivx]{1,4}[.)])\s*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d+\b")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z]{2,}\b)")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]?")
_CUT = re.compile(r"\n|\s[-–—|•·:]+\s|;|:\s|\s\|\s|→|->|·|•|★|\s/\s(?=[a-z])|,\s")
_BOTH = re.compile(r"(\S[^&+\n]*?)\s(?:&|\+|and)\s\S.*", re.IGNORECASE)
_PLAIN_LETTERS = str.maketrans({"ß": "ss", "ı": "i", "đ": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
_WORD = re.compile(r"[a-z0-9]+(?:[+#]+)?|[\u0430-\u045f]+|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


class Piece(NamedTuple):
    """Some words of a label, their stems, and how much they say about the whole."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weight: float

    @property
    def content(self) -> tuple[int, ...]:
        """The places of the words that are not mere filling."""
        kept = tuple(n for n, word in enumerate(self.words) if word not in STILL_FILLER)
        return kept or tuple(range(len(self.words)))


def pieces(label: str, known: Collection[str] = ()) -> list[Piece]:
    """The pieces of a label, the most telling first. Words of which two make one of those `known` are taken as one."""
    label = label[:600]
    bare = _NUMBERING.sub("", re.sub(r"https?://\S+", " ", label))
    asides = [inside for inside in _BRACKETS.findall(bare) if inside.strip()]
    heads = _CUT.split(_BRACKETS.sub(" ", bare))
    found: list[Piece] = []
    rank = 0
    lines = [words for part in heads[:12] if (words := joined(words_of(part), known))]
    hosted = len(lines) > 1 and all(word in PLATFORMS for word in lines[0])
    if not hosted and _is_one(lines, _BRACKETS.sub(" ", bare)):
        lines = [joined((word for line in lines for word in line), known)]
    for words in lines:
        if hosted and not found:
            # What it runs on says little beside what it does.
            found.append(_piece(words, _PLATFORM))
        else:
            found.append(_piece(words, _WEIGHTS[min(rank, len(_WEIGHTS) - 1)]))
            rank += 1
    if (
        lines
        and (both := _BOTH.fullmatch(heads[0].strip()))
        and (first := joined(words_of(both.group(1)), known))
    ):
        # "Deployment & Monitoring" is the one and the other, and the one comes first.
        found.insert(0, _piece(first, 1.0))
    weight = _ASIDE if found else 1.0
    found += (_piece(words, weight) for inside in asides[:6] if (words := joined(words_of(inside), known)))
    return found


def _is_one(lines: list[list[str]], text: str) -> bool:
    """Whether short lines are one term broken to fit its box rather than a name and what is said of it."""
    broken = [line for line in text.split("\n") if line.strip()]
    short = sum(len(line) for line in lines) <= 5 and all(len(line) <= 3 for line in lines)
    return 1 < len(lines) == len(broken) and short


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, names such as `FeatureStore` and `feature_store` taken apart."""
    text = spelled(_NUMBERING.sub("", text.replace("_", " ")))
    apart = _CAMEL.sub(" ", text)
    if apart != text:
        text = spelled(apart)
    return _WORD.findall(_plain(text.lower()))


def joined(words: Iterable[str], known: Collection[str]) -> list[str]:
    """The words, two of them written as one where that is `known`: Click House, time series, work flows."""
    found: list[str] = []
    for word in words:
        if (
            found
            and word.isalpha()
            and (found[-1] + word.removesuffix("s") in known or found[-1] + word in known)
        ):
            found[-1] += word
        else:
            found.append(word)
    return found


def _plain(text: str) -> str:
    """Letters without their accents; Chinese, Japanese and Korean signs stay and are words of their own."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_PLAIN_LETTERS))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))


def _piece(words: list[str], weight: float) -> Piece:
    return Piece(tuple(words), tuple(stem(word) for word in words), weight)


def unnumbered(label: str) -> str:
    """A label with a nought for each number in it: worker 1 and worker 27 say the same."""
    return _NUMBER.sub("0", label)


def normal(label: str) -> str:
    """A label as it is remembered: its words only, so that case, markup and numbering make no difference."""
    return " ".join(words_of(label.replace("\n", " ")))
