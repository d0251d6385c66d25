"""What the conditions of a declarative rule may speak of: sets of components, kinds of connection, names of facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from mlsd_board.catalog.component import Attribute
from mlsd_board.catalog.library import Library
from mlsd_board.graph import typesets
from mlsd_board.graph.queries import Kinds
from mlsd_board.model.brief import Requirements
from mlsd_board.model.kind import Kind
from mlsd_board.validation.layer import meant

SETS = {
    "actors": typesets.ACTORS,
    "consumers": typesets.CONSUMERS,
    "sources": typesets.SOURCES,
    "serving": typesets.SERVING,
    "online_serving": typesets.ONLINE_SERVING,
    "online_compute": typesets.ONLINE_COMPUTE,
    "online_stores": typesets.ONLINE_STORES,
    "offline_only": typesets.OFFLINE_ONLY,
    "transforms": typesets.TRANSFORMS,
    "feature_steps": typesets.FEATURE_NODES,
    "policies": typesets.POLICY,
    "monitors": typesets.MONITORS,
}
KINDS: dict[str, Kinds] = {
    "any": frozenset(Kind),
    "flow": typesets.FLOW,
    "live": typesets.LIVE,
    **{kind.value: frozenset({kind}) for kind in Kind},
}
REQUIREMENTS = tuple(name for name in Requirements.model_fields if name != "device")
BOX_FACTS = ("label", "type", "rationale", "deep_dive", "zone")
BOARD_FACTS = ("category", "tags")


class GrammarError(Exception):
    """A condition says something that cannot be understood. The message tells what, and what was likely meant."""


@dataclass(frozen=True)
class Vocabulary:
    """The words that are known where a rule looks at boxes of `types`; None where it looks at the board as a whole."""

    library: Library
    types: frozenset[str] | None

    def components(self, names: Iterable[str]) -> frozenset[str]:
        """The components meant: each name is that of a component, of a group of the palette, of a set, or `*`."""
        return frozenset().union(*(self._components(name) for name in names))

    def kinds(self, names: Iterable[str]) -> Kinds:
        for name in names:
            if name not in KINDS:
                msg = f"there is no kind of connection {name!r}{meant(name, KINDS)}"
                raise GrammarError(msg)
        return frozenset().union(*(KINDS[name] for name in names))

    def attribute(self, name: str) -> Attribute | None:
        """The attribute of a box; None for a fact that every box has. Raises `GrammarError` where there is neither."""
        if self.types is None:
            msg = f"without `for_each` there is no box to have {name!r}{meant(name, BOARD_FACTS)}"
            raise GrammarError(msg)
        if name in BOX_FACTS:
            return None
        found = [a for t in sorted(self.types) if (a := self.library.attribute(t, name))]
        if not found:
            own = (a for t in self.types for a in self.library.components[t].attributes)
            known = (*BOX_FACTS, *BOARD_FACTS, *self.library.universal, *own)
            msg = f"these boxes have no attribute {name!r}{meant(name, known)}"
            raise GrammarError(msg)
        return found[0]

    def _components(self, name: str) -> frozenset[str]:
        if name in self.library.components:
            return frozenset({name})
        if name == "*":
            return frozenset(self.library.components)
        if name in self.library.in_group:
            return frozenset(c.id for c in self.library.in_group[name])
        if name not in SETS:
            known = (*self.library.components, *self.library.in_group, *SETS)
            msg = f"there is no component, group or set {name!r}{meant(name, known)}"
            raise GrammarError(msg)
        return SETS[name]
