"""Profiles: which rules run, how grave they are and with which options. Configuration lies on top of a built-in one."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from mlsd_board.model.brief import Brief
from mlsd_board.validation.layer import Layer, ProfileError, RuleSetting, meant, read_layer
from mlsd_board.validation.option import Option
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity
from mlsd_board.validation.tables import Table, table_of

FOLDER = Path(__file__).parent / "profiles"
CATEGORIES = Path(__file__).parent / "categories.toml"
DEFAULT = "review"
OFF = "off"


@dataclass(frozen=True, slots=True)
class Profile:
    """Severities by rule code, rule name or family, and options by code or name; what is not named is as the rule says.

    `over` are further tables that lie on top of `base`, the topmost first.
    """

    name: str = DEFAULT
    summary: str = ""
    base: Table = field(default_factory=Table)
    over: tuple[Table, ...] = ()

    def severity(self, rule: Rule) -> Severity | None:
        """The severity a rule has here, or None when it is off. The upper layer wins, then the more specific entry."""
        for table in (*self.over, self.base):
            for key in (rule.code, rule.name, rule.family):
                if key in table.levels:
                    return None if table.levels[key] == OFF else Severity(table.levels[key])
        return rule.severity

    def values(self, rules: Iterable[Rule]) -> Mapping[Option[Any], float]:
        """The options that are set here, of all rules; the upper layer wins."""
        found: dict[Option[Any], float] = {}
        for rule in rules:
            for option in rule.options:
                for table in (*self.over, self.base):
                    said = [table.options[k] for k in (rule.code, rule.name) if k in table.options]
                    chosen = next((t[option.name] for t in said if option.name in t), None)
                    if chosen is not None:
                        found[option] = chosen
                        break
        return found

    def for_board(self, brief: Brief, rules: Collection[Rule]) -> tuple["Profile", tuple[str, ...]]:
        """The profile of one board: what its category and tags suggest below, what it says itself on top of all.

        And what in the board's own settings names nothing; that is left out.
        """
        if not brief.rules and not _suggested(brief):
            return self, ()
        below = tuple(table_of(said, rules)[0] for said in reversed(_suggested(brief)))
        own, faults = table_of(brief.rules, rules)
        return replace(self, over=(own, *self.over, *below)), tuple(faults)

    @classmethod
    def layered(cls, layers: Iterable[Layer], rules: Collection[Rule]) -> "Profile":
        """The profile that layers give, the lowest first. A layer that names a profile starts afresh from that one.

        `layers` are as `expanded` gives them. Raises `ProfileError` with file, key and line where a name is unknown.
        """
        profile = load_profile(DEFAULT, rules)
        for layer in layers:
            if named := layer.profile or layer.extends:
                if named not in profile_names():
                    key = "profile" if layer.profile else "extends"
                    raise layer.error(key, _no_profile(named))
                profile = load_profile(named, rules)
            for key, said in layer.rules.items():
                if faults := table_of({key: said}, rules)[1]:
                    raise layer.error(f"rules.{key}", faults[0])
            if layer.rules:
                profile = replace(profile, over=(table_of(layer.rules, rules)[0], *profile.over))
        return profile


def expanded(layer: Layer, seen: tuple[Path, ...] = ()) -> Iterator[Layer]:
    """A layer with the files that it extends before it; `extends` names a built-in profile or a path."""
    if not layer.extends or layer.extends in profile_names():
        yield layer
        return
    path = (layer.path.parent / Path(layer.extends).expanduser()).resolve()
    if not path.is_file():
        raise layer.error("extends", f"there is no profile or file {layer.extends!r}")
    if path in (*seen, layer.path.resolve()):
        raise layer.error("extends", f"{path} extends itself")
    below = read_layer(path)
    if below:
        yield from expanded(below, (*seen, layer.path.resolve()))
    yield replace(layer, extends="")


def profile_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_profile(name: str, rules: Collection[Rule]) -> Profile:
    """A built-in profile. Raises `ProfileError` with a suggestion where a name is unknown."""
    if name not in profile_names():
        raise ProfileError(_no_profile(name))
    said = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    table, faults = table_of(said.get("rules", {}), rules)
    if faults:
        msg = f"profile {name!r}: {faults[0]}"
        raise ProfileError(msg)
    return Profile(name, said.get("summary", ""), table)


@cache
def suggestions() -> Mapping[str, Mapping[str, Mapping[str, RuleSetting]]]:
    """What the built-in layer says of rules, by `category` and `tag`, then by the name of either."""
    said: Mapping[str, Mapping[str, Mapping[str, RuleSetting]]] = tomllib.loads(
        CATEGORIES.read_text(encoding="utf-8")
    )
    return said


def _suggested(brief: Brief) -> list[Mapping[str, RuleSetting]]:
    """The tables for the category and then the tags of a board, the lowest first."""
    known = suggestions()
    found = [known["category"].get(brief.category or "", {})]
    found += [known["tag"].get(tag, {}) for tag in sorted(brief.tags)]
    return [table for table in found if table]


def _no_profile(name: str) -> str:
    return f"there is no profile {name!r}{meant(name, profile_names())}; known: {', '.join(profile_names())}"
