"""What a declarative rule does on a board: ask its conditions of each box, and say its message where they hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from mlsd_board.validation.board import Board, CannotEvaluateError
from mlsd_board.validation.declarative.grammar import Condition
from mlsd_board.validation.declarative.place import Place, fact, requirement
from mlsd_board.validation.declarative.vocabulary import BOARD_FACTS, REQUIREMENTS, GrammarError, Vocabulary
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.layer import meant


@dataclass(frozen=True, slots=True)
class Wording:
    """A message with places for facts: literal text and the name of the fact that follows it, in turn."""

    parts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, text: str, words: Vocabulary) -> "Wording":
        """Read a message. Raises `GrammarError` where it names a fact that there is not."""
        parts = []
        try:
            for literal, name, shape, conversion in Formatter().parse(text):
                if shape or conversion:
                    msg = f"a place for a fact is only its name, such as {{{name}}}"
                    raise GrammarError(msg)
                if name is not None:
                    _known(name, words)
                parts.append((literal, name or ""))
        except ValueError as error:
            msg = f"{error}; a brace that is meant as one is doubled"
            raise GrammarError(msg) from error
        return cls(tuple(parts))

    def at(self, place: Place) -> str:
        told = (literal + (_in_words(value_of(name, place)) if name else "") for literal, name in self.parts)
        return "".join(told)


@dataclass(frozen=True, slots=True)
class Declared:
    """The check of a declarative rule. `types` are the boxes it looks at, None for the board as a whole."""

    types: frozenset[str] | None
    when: Condition
    unless: Condition
    wording: Wording
    missing: tuple[str, ...]

    def has_a_place(self, board: Board) -> bool:
        return self.types is None or bool(board.of(self.types))

    def violations(self, board: Board) -> Iterator[Violation]:
        """One for each box where `when` holds and `unless` does not; none for what is not known."""
        places = [Place(board, node) for node in ([""] if self.types is None else board.of(self.types))]
        answers = [(place, self.when.at(place), self.unless.at(place)) for place in places]
        broken = [place for place, when, unless in answers if when is True and unless is False]
        unsure = [
            p for p, when, unless in answers if p not in broken and when is not False and unless is not True
        ]
        yield from (self._violation(place) for place in broken)
        if unsure and not broken:
            lacking = self._lacking(unsure[0])
            where = f" for {board.names(p.node for p in unsure)}" if self.types is not None else ""
            msg = f"{' and '.join(lacking)} {'is' if len(lacking) == 1 else 'are'} not stated{where}"
            raise CannotEvaluateError(msg)

    def _violation(self, place: Place) -> Violation:
        values = {name: value_of(name, place) for name in (*self.when.facts, *self.unless.facts)}
        return Violation(
            self.wording.at(place), subject=place.node or None, missing=self.missing, values=values
        )

    def _lacking(self, place: Place) -> list[str]:
        facts = dict.fromkeys((*self.when.facts, *self.unless.facts))
        return [name for name in facts if value_of(name, place) is None] or ["a fact"]


def value_of(name: str, place: Place) -> object:
    """A fact by the name that conditions and messages use."""
    if name == "name":
        return place.board.name(place.node)
    if name.startswith("req."):
        return requirement(name.removeprefix("req."))(place)
    return fact(name)(place)


def _known(name: str, words: Vocabulary) -> None:
    if name.startswith("req."):
        if name.removeprefix("req.") not in REQUIREMENTS:
            msg = f"the brief has no number {name!r}{meant(name.removeprefix('req.'), REQUIREMENTS)}"
            raise GrammarError(msg)
    elif name not in BOARD_FACTS and (name != "name" or words.types is None):
        words.attribute(name)


def _in_words(value: object) -> str:
    if value is None:
        return "not stated"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,g}" if abs(value) < 1e6 else f"{value:,.0f}"
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
