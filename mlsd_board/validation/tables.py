"""What one layer of configuration says of rules: severities and options, read from a table as files and boards have it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from mlsd_board.validation.layer import RuleSetting, meant
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

LEVELS = ("off", *Severity)
SEVERITY = "severity"


@dataclass(frozen=True, slots=True)
class Table:
    """Severities by code, name or family, and the options of rules by code or name."""

    levels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def table_of(said: Mapping[str, RuleSetting], rules: Collection[Rule]) -> tuple[Table, list[str]]:
    """The table, and what in it names nothing or says something impossible, in sentences; that is left out."""
    levels: dict[str, str] = {}
    options: dict[str, Mapping[str, float]] = {}
    faults: list[str] = []
    by_key = _by_key(rules)
    for key, setting in said.items():
        if key not in by_key:
            faults.append(f"there is no rule or family {key!r}{meant(key, by_key)}")
            continue
        facts = setting if isinstance(setting, Mapping) else {SEVERITY: setting}
        level = facts.get(SEVERITY)
        if isinstance(level, str) and level in LEVELS:
            levels[key] = level
        elif SEVERITY in facts:
            faults.append(f"{key} is set to {level!r}; possible are {', '.join(LEVELS)}")
        rule = next((r for r in by_key[key] if key in (r.code, r.name)), None)
        chosen = {name: value for name, value in facts.items() if name != SEVERITY}
        faults += _faults(key, rule, chosen)
        if rule and chosen:
            options[key] = _fitting(rule, chosen)
    return Table(levels, options), faults


def _by_key(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for key in (rule.code, rule.name, rule.family):
            found.setdefault(key, []).append(rule)
    return found


def _faults(key: str, rule: Rule | None, chosen: Mapping[str, object]) -> list[str]:
    if rule is None:
        return [f"{key} is a family; options belong to a rule"] if chosen else []
    known = {option.name: option for option in rule.options}
    has = f"; it has {', '.join(known)}" if known else "; it has none"
    return [
        f"{key}: {known[name].fault(value)}"
        if name in known
        else f"{key} has no option {name!r}{meant(name, known)}{has}"
        for name, value in chosen.items()
        if name not in known or known[name].fault(value)
    ]


def _fitting(rule: Rule, chosen: Mapping[str, object]) -> dict[str, float]:
    return {
        option.name: value
        for option in rule.options
        if isinstance(value := chosen.get(option.name), int | float) and not option.fault(value)
    }
