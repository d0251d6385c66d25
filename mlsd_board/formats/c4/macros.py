"""Calls such as `Container(api, "API", "Python")`: what stands in them, and which boxes, boundaries and relations they draw."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mlsd_board.formats.parsed.diagram import Heads, Outline

_MACRO = re.compile(r"(?P<name>[A-Za-z_]\w*)\s*\((?P<arguments>.*)\)\s*(?P<open>\{)?\s*$", re.DOTALL)
_ARGUMENT = re.compile(r'\s*(?:\$?(\w+)\s*=\s*)?("(?:[^"\\]|\\.)*"|[^,"]*)\s*(?:,|$)')
_UNSEEN = frozenset(["tags", "link", "sprite", "index", "baseShape"])
_LOOKS = re.compile(
    r"(?:LAYOUT|SHOW|HIDE|Lay|UNSET|SET)_\w+|(?:Add|Update|Set|Without)\w*(?:Tag|Style|Property|Header|Config|Config\w+)"
    r"|SetDefault\w*|increment|setIndex",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?:Person|System|Container|Component|Deployment_?Node|Node)(?:Db|Queue)?(?:_Ext)?(?:_[LR])?"
)
_RELATION = re.compile(r"(?:Bi)?Rel(?P<index>Index)?(?P<back>_Back)?(?:_\w+)?")
_ENDS: Mapping[str, Outline] = {"Db": "cylinder", "Queue": "queue"}


class Macro(NamedTuple):
    """A call; `opens` says that what follows, up to the closing brace, lies in what it draws."""

    name: str
    arguments: tuple[str, ...]
    opens: bool

    @property
    def is_c4_box(self) -> bool:
        return bool(_BOX.fullmatch(self.name))

    @property
    def only_looks(self) -> bool:
        """Whether it only says how things look or where they lie."""
        return bool(_LOOKS.fullmatch(self.name))

    @property
    def is_external(self) -> bool:
        return self.name.endswith("_Ext")

    @property
    def outline(self) -> Outline:
        """The shape of the box it draws."""
        bare = self.name.removesuffix("_Ext")
        if bare.startswith("Person"):
            return "person"
        return next((outline for end, outline in _ENDS.items() if bare.endswith(end)), "box")

    @property
    def label(self) -> str:
        """What stands in the box: its label, else the first that is said of it, else its name."""
        return self._words[0]

    @property
    def more(self) -> str:
        """What stands below the label: its technology, what it is for."""
        return "\n".join(self._words[1:])

    @property
    def title(self) -> str:
        """What a boundary is called, with the sort of it where that is said."""
        label, *sort = self._words
        return " ".join([label, *(f"[{said}]" for said in sort)])

    @property
    def _words(self) -> tuple[str, ...]:
        return tuple(filter(None, self.arguments[1:4])) or self.arguments[:1]


class Relation(NamedTuple):
    """An arrow between two names."""

    source: str
    target: str
    label: str
    heads: Heads


def macro(text: str) -> Macro | None:
    """The call in a line, if it is one."""
    found = _MACRO.match(text)
    if not found:
        return None
    given = []
    place, inside = 0, found["arguments"]
    while place < len(inside):
        argument = _ARGUMENT.match(inside, place)
        if not argument or argument.end() == place:
            return None
        if argument.group(1) not in _UNSEEN:
            given.append(argument.group(2).strip().strip('"'))
        place = argument.end()
    return Macro(found["name"], tuple(given), bool(found["open"]))


def relation(called: Macro) -> Relation | None:
    """The arrow a call draws, if it draws one; its technology stands in brackets."""
    found = _RELATION.fullmatch(called.name)
    given = called.arguments[1:] if found and found["index"] else called.arguments
    if not found or len(given) < 2:
        return None
    heads: Heads = "both" if called.name.startswith("Bi") else "backward" if found["back"] else "forward"
    words = [*given[2:3], *(f"[{technology}]" for technology in given[3:4] if technology), *given[4:5]]
    return Relation(given[0], given[1], "\n".join(filter(None, words)), heads)
