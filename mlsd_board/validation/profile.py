"""Profiles: which rules run and how grave they are. Built-in ones are small TOML files; configuration lies on top."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mlsd_board.validation.layer import Layer, ProfileError, meant, read_layer
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

FOLDER = Path(__file__).parent / "profiles"
DEFAULT = "review"
OFF = "off"
_LEVELS = (OFF, *Severity)


@dataclass(frozen=True, slots=True)
class Profile:
    """Severities by rule code, rule name or family; what is not named keeps the rule's own.

    `over` are further tables that lie on top of `rules`, the topmost first.
    """

    name: str = DEFAULT
    summary: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)
    over: tuple[Mapping[str, str], ...] = ()

    def severity(self, rule: Rule) -> Severity | None:
        """The severity a rule has here, or None when it is off. The upper layer wins, then the more specific entry."""
        for table in (*self.over, self.rules):
            for key in (rule.code, rule.name, rule.family):
                if key in table:
                    return None if table[key] == OFF else Severity(table[key])
        return rule.severity

    @classmethod
    def layered(cls, layers: Iterable[Layer], rules: Collection[Rule]) -> "Profile":
        """The profile that layers give, the lowest first. A layer that names a profile starts afresh from that one.

        `layers` are as `expanded` gives them. Raises `ProfileError` with file, key and line where a name is unknown.
        """
        profile = load_profile(DEFAULT, rules)
        known = _known(rules)
        for layer in layers:
            if named := layer.profile or layer.extends:
                if named not in profile_names():
                    key = "profile" if layer.profile else "extends"
                    raise layer.error(key, _no_profile(named))
                profile = load_profile(named, rules)
            for key, level in layer.rules.items():
                if wrong := _fault(key, level, known):
                    raise layer.error(f"rules.{key}", wrong)
            if layer.rules:
                profile = replace(profile, over=(layer.rules, *profile.over))
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
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    profile = Profile(name, table.get("summary", ""), table.get("rules", {}))
    known = _known(rules)
    for key, level in profile.rules.items():
        if wrong := _fault(key, level, known):
            msg = f"profile {name!r}: {wrong}"
            raise ProfileError(msg)
    return profile


def _known(rules: Iterable[Rule]) -> set[str]:
    return {key for rule in rules for key in (rule.code, rule.name, rule.family)}


def _fault(key: str, level: object, known: Collection[str]) -> str:
    if key not in known:
        return f"there is no rule or family {key!r}{meant(key, known)}"
    return "" if level in _LEVELS else f"{key} is set to {level!r}; possible are {', '.join(_LEVELS)}"


def _no_profile(name: str) -> str:
    return f"there is no profile {name!r}{meant(name, profile_names())}; known: {', '.join(profile_names())}"
