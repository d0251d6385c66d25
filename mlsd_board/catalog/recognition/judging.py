"""Makes up its mind on a box: by what the phrases say of it, and by what has been learned of boxes that look so."""

from collections.abc import Mapping, Sequence

from mlsd_board.catalog.recognition.context import Link
from mlsd_board.catalog.recognition.items import Item, Recognised
from mlsd_board.catalog.recognition.learned import Case, by_phrases, likely, spoken, strongest, weights
from mlsd_board.catalog.recognition.matching import Fit, ranked
from mlsd_board.catalog.recognition.traits import Beside, Seen, Traits, in_diagram, joined_to, own, taken_for
from mlsd_board.catalog.recognition.vocabulary import Vocabulary
from mlsd_board.catalog.recognition.wording import Piece, pieces, unnumbered

_LIKELIEST = 6


class Judge:
    """Knows a diagram as far as it is understood, and says of each of its boxes what it is."""

    def __init__(
        self,
        items: Sequence[Item],
        links: Sequence[Link],
        settled: Mapping[str, Recognised],
        known: Vocabulary,
        components: Sequence[str],
    ) -> None:
        """Look at all boxes and arrows. `settled` is what the phrases say of each box, `components` are all there are."""
        self._words = known.words
        self._taken: dict[str, list[Piece]] = {}
        self._settled = settled
        self._components = components
        self._learned = weights()
        self._labels = {item.id: item.label for item in items}
        self._diagram = in_diagram(settled[i.id].component for i in items if settled[i.id].by)
        self._spoken_by_diagram = spoken(self._diagram, self._learned)
        self._own: dict[tuple[object, ...], tuple[Traits, dict[str, float]]] = {}
        self._before: dict[str, list[Beside]] = {}
        self._after: dict[str, list[Beside]] = {}
        for link in links:
            if link.source in self._labels and link.target in self._labels and link.source != link.target:
                self._before.setdefault(link.target, []).append(self._beside(link.source, link.label))
                self._after.setdefault(link.source, []).append(self._beside(link.target, link.label))

    def __call__(self, item: Item, base: Mapping[str, Fit], after: Mapping[str, Fit]) -> Recognised:
        """What a box is; `base` is how well it fits each component by its phrases alone, `after` among its neighbours."""
        order = ranked(after)
        shown, by_itself = self._by_itself(item)
        around = self._around(item, order)
        parts = (by_itself, spoken(around, self._learned), self._spoken_by_diagram)
        phrases = by_phrases(base, order, self._settled[item.id].confidence)
        chances = likely(parts, phrases, self._components, self._learned)
        best = sorted(chances, key=lambda c: (-chances[c], c))[:_LIKELIEST]
        by = (
            after[best[0]].by
            if best[0] in after
            else _told(strongest(shown | around, best[0], self._learned))
        )
        rounded = tuple((c, round(chances[c], 3)) for c in best)
        return Recognised(best[0], rounded[0][1], best[1], by, rounded)

    def case(self, item: Item, base: Mapping[str, Fit], after: Mapping[str, Fit]) -> Case:
        """All that a box is judged by; what is learned is learned from this."""
        order = ranked(after)
        traits = self._by_itself(item)[0] | self._around(item, order) | self._diagram
        return Case(traits, by_phrases(base, order, self._settled[item.id].confidence))

    def _by_itself(self, item: Item) -> tuple[Traits, dict[str, float]]:
        """What a box shows where it stands, and what that has spoken; boxes that only differ by a number show the same."""
        label = unnumbered(item.label)
        key = (label, item.outline, item.icon, item.hints, item.groups)
        if key not in self._own:
            cut = [[self._cut(text) for text in texts] for texts in (item.hints, item.groups)]
            traits = own(Seen(label, item.outline, self._cut(label), self._cut(item.icon), *cut))
            self._own[key] = traits, spoken(traits, self._learned)
        return self._own[key]

    def _around(self, item: Item, order: Sequence[tuple[str, Fit]]) -> Traits:
        """What the neighbours of a box show, and what its phrases say."""
        around = joined_to(self._before.get(item.id, ()), self._after.get(item.id, ()))
        return around | taken_for(order, self._settled[item.id].confidence)

    def _beside(self, id: str, words: str) -> Beside:
        other = self._settled[id]
        return Beside(self._cut(self._labels[id]), self._cut(words), other.component, other.confidence)

    def _cut(self, text: str) -> list[Piece]:
        if text not in self._taken:
            self._taken[text] = pieces(text, self._words)
        return self._taken[text]


def _told(trait: str) -> str:
    """A trait as it is told to people."""
    family, _, word = trait.partition(":")
    if family in ("inner", "outer", "group", "no-group"):
        return f"in a group called {word!r}" if word else "by where it stands"
    if family.startswith(("before", "after", "beside", "arrow", "lonely")):
        return "by its neighbours"
    if family in ("word", "also", "any", "pair", "end", "also-end", "first", "only", "icon", "class"):
        return word.replace("_", " ")
    return "by all that is around it"
