"""Profiles: which rules run and how grave they are, for a kind of use. Built-in ones are small TOML files."""

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

FOLDER = Path(__file__).parent / "profiles"
OFF = "off"
_LEVELS = (OFF, *Severity)


class ProfileError(Exception):
    """A profile names something that does not exist, or sets it to something impossible."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Severities by rule code, rule name or family; what is not named keeps the rule's own."""

    name: str = "review"
    summary: str = ""
    rules: Mapping[str, str] = field(default_factory=dict)

    def severity(self, rule: Rule) -> Severity | None:
        """The severity a rule has here, or None when it is off. The more specific entry wins."""
        for key in (rule.code, rule.name, rule.family):
            if key in self.rules:
                level = self.rules[key]
                return None if level == OFF else Severity(level)
        return rule.severity


def profile_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load_profile(name: str, rules: Collection[Rule]) -> Profile:
    """A built-in profile. Raises `ProfileError` with a suggestion where a name is unknown."""
    if name not in profile_names():
        msg = f"there is no profile {name!r}{_meant(name, profile_names())}; known: {', '.join(profile_names())}"
        raise ProfileError(msg)
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    profile = Profile(name, table.get("summary", ""), table.get("rules", {}))
    known = {key for rule in rules for key in (rule.code, rule.name, rule.family)}
    for key, level in profile.rules.items():
        if key not in known:
            msg = f"profile {name!r}: there is no rule or family {key!r}{_meant(key, known)}"
            raise ProfileError(msg)
        if level not in _LEVELS:
            msg = f"profile {name!r}: {key} is set to {level!r}; possible are {', '.join(_LEVELS)}"
            raise ProfileError(msg)
    return profile


def _meant(name: str, known: Collection[str]) -> str:
    close = get_close_matches(name, sorted(known), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""
