"""The words by which components are known: beside each component file, with its title, other names and products."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.locate import data_folder
from mlsd_board.catalog.recognition.stems import stem
from mlsd_board.catalog.recognition.wording import joined, words_of

NOTE = "note"
"""What stands for a box that is no component: infrastructure, remarks, legends."""
_STRENGTHS: Mapping[str, float] = {"sure": 1.0, "usual": 0.8, "maybe": 0.55}
ENDING = "*"
"""Before what is only the end of a word: `*net`."""
_NAME = 0.85
_LONGEST = 16
"""In words, and in signs where each sign is one: `ハイパーパラメータチューニング`."""


class Phrase(NamedTuple):
    """Some words, as stems, and the component they speak for."""

    stems: tuple[str, ...]
    component: str
    strength: float
    text: str


@dataclass(frozen=True)
class Vocabulary:
    """All phrases, by their rarest stem, so that those a label may hold are found at once, and their words and stems."""

    by_stem: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    long_stems: tuple[str, ...] = ()


def vocabulary(library: Library) -> Vocabulary:
    """The vocabulary of a library; made once for the same words."""
    facts = tuple((c.id, c.title, c.aliases, c.stands_in_for, c.words) for c in library.components.values())
    return _made(facts)


def told_by(library: Library, typed: str) -> dict[str, tuple[int, str]]:
    """The components that go by words which begin with what was typed: how surely, of a hundred, and the words."""
    begun = f" {' '.join(words_of(typed))}"
    found: dict[str, tuple[int, str]] = {}
    for id, component in library.components.items() if begun.strip() else ():
        for text, strength in _read(component.words):
            if begun in f" {text}":
                surely = round(100 * strength) - (len(text) >= len(begun))
                found[id] = max(found.get(id, (0, "")), (surely, text))
    return found


@lru_cache(maxsize=256)
def _read(path: Path | None) -> tuple[tuple[str, float], ...]:
    return tuple(phrases_of(path))


@lru_cache(maxsize=4)
def _made(facts: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], Path | None], ...]) -> Vocabulary:
    listed = [
        (component, _worded(text), strength)
        for component, title, aliases, products, words in facts
        for text, strength in (
            *((name, _NAME) for name in (title, *aliases, *products)),
            *phrases_of(words),
        )
    ]
    nothing = phrases_of(data_folder("component_library") / "no_component.words")
    listed += ((NOTE, _worded(text), strength) for text, strength in nothing)
    single = frozenset(word for _, words, _ in listed for word in words)
    best: dict[tuple[tuple[str, ...], str], Phrase] = {}
    for component, words, strength in listed:
        _take(best, _phrase(component, joined(words, single), strength))
    counts = Counter(part for phrase in best.values() for part in phrase.stems)
    by_stem: dict[str, list[Phrase]] = {}
    for phrase in best.values():
        by_stem.setdefault(min(phrase.stems, key=lambda s: (counts[s], s)), []).append(phrase)
    long = tuple(sorted(s for s in counts if len(s) >= 6 and s.isalpha()))
    return Vocabulary({s: tuple(p) for s, p in by_stem.items()}, single, frozenset(counts), long)


def _worded(text: str) -> list[str]:
    return [text] if text.startswith(ENDING) else words_of(text.lower())


def _phrase(component: str, words: Sequence[str], strength: float) -> Phrase:
    return Phrase(tuple(stem(word) for word in words), component, strength, " ".join(words))


def _take(best: dict[tuple[tuple[str, ...], str], Phrase], phrase: Phrase) -> None:
    key = (phrase.stems, phrase.component)
    if 0 < len(phrase.stems) <= _LONGEST and (key not in best or _plainer(phrase, best[key])):
        best[key] = phrase


def _plainer(new: Phrase, old: Phrase) -> bool:
    """Whether a phrase is stronger, or the shorter form of the same words."""
    return (new.strength, -len(new.text)) > (old.strength, -len(old.text))


def phrases_of(path: Path | None) -> Iterator[tuple[str, float]]:
    """The phrases of a file of words: sections `sure`, `usual` and `maybe`, phrases parted by commas."""
    if path is None or not path.is_file():
        return
    strength = _STRENGTHS["usual"]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name = line.strip().strip("[]")
        if line.startswith("[") and name in _STRENGTHS:
            strength = _STRENGTHS[name]
        else:
            yield from ((text.strip(), strength) for text in line.split(",") if text.strip())
