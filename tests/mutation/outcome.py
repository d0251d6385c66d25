"""Who survives: the mutants of all reference designs that no rule notices, and what is known of them."""

import json
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.formats.native.codec import loads
from mlsd_board.model.design import Design
from mlsd_board.validation.engine import RULE_ERROR
from mlsd_board.workspace.checking import check_design
from tests.mutation.mutants import Mutant, mutants

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "templates" / "references"
RECORD = HERE / "outcome.json"
"""What the last whole run found: for each reference how many mutants there were, and which survived."""


class Row(NamedTuple):
    """The mutants of one operator, of the core picture or of the rest: how many, and how many are noticed."""

    operator: str
    core: bool
    made: int
    noticed: int


def references() -> dict[str, Design]:
    """The reference designs with their whole briefs, by question."""
    return {p.name.partition(".")[0]: loads(p.read_bytes()) for p in sorted(FOLDER.glob("*.mlsd.json"))}


def core_boxes() -> dict[str, frozenset[str]]:
    """The boxes of the core picture, by question."""
    text = (HERE / "core.toml").read_text(encoding="utf-8")
    return {problem: frozenset(ids) for problem, ids in tomllib.loads(text).items()}


def all_mutants(problem: str, design: Design, library: Library) -> Iterator[Mutant]:
    return mutants(design, library, core_boxes()[problem])


def found(design: Design, library: Library) -> frozenset[tuple[str, str]]:
    """The findings on a design, recognisable on another one. A rule that breaks down has noticed nothing."""
    findings = check_design(design, library).findings
    return frozenset((f.code, f.fingerprint) for f in findings if f.code != RULE_ERROR)


def label(problem: str, mutant: Mutant) -> str:
    """How a mutant is written down: `operator core|rest question: piece`."""
    return f"{mutant.operator} {'core' if mutant.core else 'rest'} {problem}: {mutant.name}"


def run() -> tuple[list[Row], list[str]]:
    """Check every mutant of every reference: the rows of the table, and the labels of the survivors."""
    library, made, noticed = load_library(), Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    survivors = []
    for problem, design in references().items():
        known = found(design, library)
        for mutant in all_mutants(problem, design, library):
            key = (mutant.operator, mutant.core)
            made[key] += 1
            if found(mutant.design, library) - known:
                noticed[key] += 1
            else:
                survivors.append(label(problem, mutant))
    rows = [Row(operator, core, made[operator, core], noticed[operator, core]) for operator, core in made]
    return sorted(rows), sorted(survivors)


def recorded() -> tuple[list[Row], list[str]]:
    """What the last whole run found."""
    said = json.loads(RECORD.read_text(encoding="utf-8"))
    return [Row(*row) for row in said["rows"]], said["survivors"]


def record(rows: list[Row], survivors: list[str]) -> None:
    said = {"rows": rows, "survivors": survivors}
    RECORD.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def explanations() -> list[tuple[str, tuple[str, ...]]]:
    """The reasons why mutants survive, each with the patterns of the mutants it explains."""
    text = (HERE / "explanations.toml").read_text(encoding="utf-8")
    return [(entry["reason"], tuple(entry["mutants"])) for entry in tomllib.loads(text)["survivor"]]


def reason(survivor: str) -> str | None:
    """Why a mutant survives: the first explanation that knows it."""
    return next((why for why, patterns in explanations() if matches(survivor, patterns)), None)


def matches(survivor: str, patterns: Collection[str]) -> bool:
    return any(fnmatchcase(survivor, pattern) for pattern in patterns)
