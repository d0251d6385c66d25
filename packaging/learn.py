"""Fits what the recogniser has learned: python packaging/learn.py FOLDER [FOLDER ...] [--held-out]

Each FOLDER holds diagrams of other people, an `INDEX.csv` (id, file, source_repo and, where it should not be 1, weight) and a `labels.csv` (file_id, node_id as the
reader of the format gives it, node_label, components: those a careful reader accepts, the best first). Writes
component_library/learned.weights; the diagrams themselves are kept nowhere. `--held-out` writes nothing, but tells how many boxes are
right in diagrams of projects that were left out of the fitting. Needs scipy: the group `learn` of pyproject.toml.
"""

import argparse
import csv
import re
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from scipy import optimize, sparse

from mlsd_board.catalog.library import load_library
from mlsd_board.catalog.recognition.items import Item, Recognised
from mlsd_board.catalog.recognition.judging import Judge
from mlsd_board.catalog.recognition.learned import (
    COMPONENTS,
    PHRASES,
    SIGNS,
    USUAL,
    Case,
    Weights,
    by_phrases,
    likely,
    spoken,
)
from mlsd_board.catalog.recognition.matching import Fit
from mlsd_board.catalog.recognition.recognise import recognise
from mlsd_board.catalog.recognition.traits import joined_to
from mlsd_board.catalog.recognition.vocabulary import NOTE, phrases_of
from mlsd_board.catalog.recognition.wording import normal
from mlsd_board.formats import registry
from mlsd_board.formats.errors import FormatError

TARGET = Path(__file__).parent.parent / "component_library" / "learned.weights"
FIRST = 0.7
"""The share of belief that goes to the first of several accepted components."""
ALONE = 0.3
"""How much a box without its surroundings counts beside one with them."""
NAMED = 0.3
"""How much a name of the library counts."""
WORDED = {1.0: 0.1, 0.8: 0.05, 0.55: 0.02}
"""How much a phrase of the library counts, by how surely it speaks."""
LIBRARY = "the library itself"
AROUND = re.compile(
    r"before|after|beside|arrow|lonely|inner|outer|group|no-group|diagram|phrase|by:|sure|between"
)
SELDOM = 4
SMALL = 0.15
STRICTNESS = 0.5
PARTS = 4
HEAD = """\
# What diagrams of other people have taught: on each line a trait of boxes, then numbers of components and how much the trait speaks
# for each, in hundredths of a natural logarithm of odds. Written by packaging/learn.py; do not edit.
"""


class Example(NamedTuple):
    project: str
    weight: float
    case: Case
    accepted: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument(
        "--held-out",
        action="store_true",
        help="fit without a quarter of the projects in turn, and test on these",
    )
    args = parser.parse_args()
    found = [example for folder in args.folder for example in examples(folder)]
    found += [alone(example) for example in found] + dictionary()
    print(f"{len(found)} boxes of {len({e.project for e in found})} projects")
    components = (*load_library().components, NOTE)
    if args.held_out:
        held_out(found, components)
    else:
        write(fit(found, components), components)


def examples(folder: Path) -> list[Example]:
    """The labelled boxes of a folder, as the recogniser sees them before it judges."""
    library = load_library()
    components = {*library.components, NOTE}
    accepted: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {}
    for row in rows_of(folder / "labels.csv"):
        key = row["node_id"], normal(row["node_label"])
        if meant := tuple(c for c in row["components"].split() if c in components):
            accepted.setdefault(row["file_id"], {})[key] = meant
    found: list[Example] = []
    for row in rows_of(folder / "INDEX.csv"):
        path = folder / row["file"]
        data = path.read_bytes()
        try:
            seen = overheard(partial(registry.importer_for(path, data).read, data, library))
        except FormatError as error:
            print(f"{row['id']}: not read: {error}")
            continue
        known = accepted.get(row["id"], {})
        found += (
            Example(row["source_repo"], float(row.get("weight") or 1), case, known[key])
            for item, case in seen
            if (key := (item.id, normal(item.label or item.icon))) in known
        )
    return found


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def alone(example: Example) -> Example:
    """The same box with nothing around it: words that are plain must be understood by themselves."""
    fit = {c: Fit(said[0], "") for c, said in example.case.phrases.items() if said[0]}
    ranked = sorted(fit.items(), key=lambda entry: (-entry[1].score, entry[0]))
    own = {t: w for t, w in example.case.traits.items() if not AROUND.match(t)}
    case = Case(
        own | joined_to((), ()) | {"no-group": 1.0},
        by_phrases(fit, ranked, ranked[0][1].score if ranked else 0.0),
    )
    return example._replace(weight=example.weight * ALONE, case=case)


def dictionary() -> list[Example]:
    """The names by which the library knows its components, each as a box with nothing around it."""
    library = load_library()
    names = [
        (weight, component.id, name)
        for component in library.components.values()
        for weight, known in (
            (NAMED, (component.title, *component.aliases, *component.stands_in_for)),
            *((WORDED[strength], (phrase,)) for phrase, strength in phrases_of(component.words)),
        )
        for name in known
    ]
    return [
        Example(LIBRARY, weight, case, (component,))
        for weight, component, name in names
        for _, case in overheard(partial(recognise, [Item("", name)], [], library))
    ]


def overheard(read: Callable[[], object]) -> list[tuple[Item, Case]]:
    """What the judge is asked while something is read."""
    heard: list[tuple[Item, Case]] = []

    def listening(self: Judge, item: Item, base: Mapping[str, Fit], after: Mapping[str, Fit]) -> Recognised:
        heard.append((item, self.case(item, base, after)))
        return Recognised(NOTE, 0.0)

    nothing = Weights({}, (0.0,) * SIGNS, {})
    with (
        mock.patch.object(Judge, "__call__", listening),
        mock.patch("mlsd_board.catalog.recognition.judging.weights", return_value=nothing),
    ):
        read()
    return heard


def fit(found: Sequence[Example], components: Sequence[str]) -> Weights:
    """The weights under which the accepted components are likeliest, held small (ridge)."""
    counts = Counter(trait for example in found for trait in example.case.traits)
    names = sorted(trait for trait, n in counts.items() if n >= SELDOM)
    place = {name: n for n, name in enumerate(names)}
    column = {component: n for n, component in enumerate(components)}
    entries = [
        (weight, row, place[trait])
        for row, example in enumerate(found)
        for trait, weight in example.case.traits.items()
        if trait in place
    ]
    values, rows, columns = zip(*entries, strict=True)
    traits = sparse.csr_matrix((values, (rows, columns)), shape=(len(found), len(names)), dtype=np.float32)
    said = np.zeros((len(found), len(components), SIGNS), np.float32)
    wanted = np.zeros((len(found), len(components)), np.float32)
    for row, example in enumerate(found):
        for component, signs in example.case.phrases.items():
            said[row, column[component]] = signs
        first, *others = example.accepted
        wanted[row, column[first]] = FIRST if others else 1.0
        for other in others:
            wanted[row, column[other]] += (1 - FIRST) / len(others)
    weights = np.array([example.weight for example in found], np.float32)
    table, usual, phrases = _fitted(traits, said, wanted, weights[:, None])
    kept = {
        name: {c: float(w) for c, w in zip(components, line, strict=True) if abs(w) >= SMALL}
        for name, line in zip(names, table, strict=True)
    }
    return Weights(
        {name: line for name, line in kept.items() if line},
        tuple(map(float, phrases)),
        dict(zip(components, map(float, usual), strict=True)),
    )


def _fitted(traits, said, wanted, weights):
    number, width = traits.shape
    height, signs = wanted.shape[1], said.shape[2]
    back = traits.T.tocsr()
    ends = np.cumsum([width * height, height, signs])[:-1]
    strict = np.concatenate(
        [np.full(width * height, STRICTNESS), np.full(height, 0.05), np.full(signs, 0.01)]
    )

    def loss(numbers):
        table, usual, phrases = (part.astype(np.float32) for part in np.split(numbers, ends))
        table = table.reshape(width, height)
        totals = traits @ table + usual + said @ phrases
        totals -= totals.max(1, keepdims=True)
        odds = np.exp(totals)
        chances = odds / odds.sum(1, keepdims=True)
        wrong = (chances - wanted) * weights
        slope = np.concatenate([(back @ wrong).ravel(), wrong.sum(0), np.einsum("nc,nck->k", wrong, said)])
        surprise = -(weights * wanted * np.log(chances + 1e-12)).sum()
        return (
            float(surprise + (strict * numbers**2).sum() / 2) / number,
            (slope.astype(np.float64) + strict * numbers) / number,
        )

    start = np.zeros(width * height + height + signs)
    numbers = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x
    table, usual, phrases = np.split(numbers, ends)
    return table.reshape(width, height), usual, phrases


def held_out(found: Sequence[Example], components: Sequence[str]) -> None:
    right = before = 0
    parts = [zlib.crc32(example.project.encode()) % PARTS for example in found]
    for part in range(PARTS):
        learned = fit([e for e, p in zip(found, parts, strict=True) if p != part], components)
        for example in (e for e, p in zip(found, parts, strict=True) if p == part and e.weight == 1):
            chances = likely(
                (spoken(example.case.traits, learned),), example.case.phrases, components, learned
            )
            right += max(sorted(chances), key=lambda c: chances[c]) in example.accepted
            before += (
                max(example.case.phrases, key=lambda c: example.case.phrases[c][3], default=NOTE)
                in example.accepted
            )
    number = sum(example.weight == 1 for example in found)
    print(
        f"right by phrases alone {before / number:.1%}, with what was learned of other projects {right / number:.1%}"
    )


def write(learned: Weights, components: Sequence[str]) -> None:
    number = {component: n for n, component in enumerate(components)}

    def line(name: str, weights: Mapping[str, float]) -> str:
        return f"{name} {' '.join(f'{number[c]} {round(100 * w)}' for c, w in weights.items())}\n"

    phrases = " ".join(str(round(100 * weight)) for weight in learned.phrases)
    lines = [
        HEAD,
        f"{COMPONENTS} {' '.join(components)}\n",
        f"{PHRASES} {phrases}\n",
        line(USUAL, learned.usual),
    ]
    lines += (line(trait, learned.traits[trait]) for trait in sorted(learned.traits))
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{len(learned.traits)} traits, {TARGET.stat().st_size // 1024} KiB: {TARGET}")


if __name__ == "__main__":
    main()
