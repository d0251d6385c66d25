"""What diagrams of other people have taught: how much each trait of a box speaks for and against each component.

A linear model (multinomial logistic regression), fitted by `packaging/learn.py` to diagrams whose boxes readers had labelled; none of
them is kept here. Its answer is a probability for each component, so that of what is said with 0.7 seven in ten are right.
What the phrases say is part of it, so that new words of a library count at once, and a component it has never met can still win.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.locate import data_folder
from mlsd_board.catalog.recognition.matching import Fit
from mlsd_board.catalog.recognition.traits import Traits

COMPONENTS = "components"
"""The line of the file that names the components, whose numbers the others give."""
PHRASES = "phrases"
"""The line that weighs what phrases say, in the order of `by_phrases`."""
USUAL = "usual"
"""The line that says how usual each component is."""
SIGNS = 7
"""So much do the phrases say of each component."""
Said = tuple[float, ...]


class Weights(NamedTuple):
    """How much each trait speaks for each component, in natural logarithms of odds; so do phrases, and nothing at all."""

    traits: Mapping[str, Mapping[str, float]]
    phrases: Said
    usual: Mapping[str, float]


class Case(NamedTuple):
    """A box as it is judged: all that is to be noticed of it, and what the phrases say for the components they name."""

    traits: Traits
    phrases: Mapping[str, Said]


def weights() -> Weights:
    """The weights that come with the library."""
    return _read(data_folder("component_library") / "learned.weights")


def by_phrases(
    base: Mapping[str, Fit], ranked: Sequence[tuple[str, Fit]], confidence: float
) -> dict[str, Said]:
    """What the phrases say of each component that they name.

    In this order: how well it fits by itself, that squared, how well among its neighbours, whether it is the first and the second
    choice, how far it is ahead or behind, and for the first how sure that is.
    """
    found: dict[str, Said] = {}
    for rank, (component, fit) in enumerate(ranked):
        rival = ranked[0 if rank else 1][1].score if len(ranked) > 1 else 0.0
        alone = base[component].score if component in base else 0.0
        first = float(rank == 0)
        found[component] = (
            alone,
            alone**2,
            fit.score,
            first,
            float(rank == 1),
            fit.score - rival,
            first * confidence,
        )
    return found


def spoken(traits: Traits, learned: Weights) -> dict[str, float]:
    """How much some traits speak for each component, all together."""
    found = dict.fromkeys(learned.usual, 0.0)
    for trait, weight in traits.items():
        line = learned.traits.get(trait)
        if line:
            for component, speaks in line.items():
                found[component] += weight * speaks
    return found


def likely(
    parts: Iterable[Mapping[str, float]],
    phrases: Mapping[str, Said],
    components: Iterable[str],
    learned: Weights,
) -> dict[str, float]:
    """How likely each of the `components` is; all together are 1. `parts` are what traits have spoken."""
    totals = {component: learned.usual.get(component, 0.0) for component in components}
    said = {
        c: sum(s * w for s, w in zip(signs, learned.phrases, strict=True)) for c, signs in phrases.items()
    }
    for part in (*parts, said):
        for component, speaks in part.items():
            if component in totals:
                totals[component] += speaks
    most = max(totals.values(), default=0.0)
    odds = {component: math.exp(total - most) for component, total in totals.items()}
    together = sum(odds.values())
    return {component: one / together for component, one in odds.items()}


def strongest(traits: Traits, component: str, learned: Weights) -> str:
    """The trait that speaks most for a component; empty where none does."""
    spoken = {t: w * learned.traits.get(t, {}).get(component, 0.0) for t, w in traits.items()}
    best = max(sorted(spoken), key=lambda t: spoken[t], default="")
    return best if best and spoken[best] > 0 else ""


@lru_cache(maxsize=2)
def _read(path: Path) -> Weights:
    """A file of weights: on each line a trait, then numbers of components and how much it speaks for each, in hundredths."""
    lines = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#")
    rest = {trait: numbers for trait, *numbers in lines}
    components, phrases = rest.pop(COMPONENTS), rest.pop(PHRASES)
    traits = {
        trait: {components[int(n)]: int(w) / 100 for n, w in zip(numbers[::2], numbers[1::2], strict=True)}
        for trait, numbers in rest.items()
    }
    return Weights(traits, tuple(int(weight) / 100 for weight in phrases), traits.pop(USUAL))
