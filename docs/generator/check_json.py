"""What `check --format json` prints, described key by key and shown on a starter."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docs.generator.markdown import block, table
from mlsd_board.catalog.library import load_library
from mlsd_board.cli import report_json
from mlsd_board.cli.outcome import Checked, Unreadable
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Suppression
from mlsd_board.workspace.baseline import Compared, Entry
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.starting import from_template

_STARTER = "two_stage_recommender"
_MEANINGS = {
    "schema": "version of this contract",
    "tool.name": "always `mlsd-board`",
    "tool.version": "version of the program",
    "boards": "one entry per file that could be read, in the order given",
    "boards.path": "the file as it was named",
    "boards.page": "which page this is; a board has an entry for each page that is a design, not a deep dive",
    "boards.page.id": "`page:1` for the first",
    "boards.page.title": "its name; empty where the board has only one page",
    "boards.problem": "id of the question it answers, or null",
    "boards.category": "`recommendation`, `transformation`, `bi`, or null",
    "boards.places": "the line or cell of each element by its id, for diagrams of other tools",
    "boards.counts": "findings by severity, and how many are suppressed",
    "boards.findings": "what the rules found, by code and element",
    "boards.findings.code": "the rule, such as `EVA002`; `rule-error` when a rule crashed",
    "boards.findings.name": "its readable name",
    "boards.findings.severity": "`error`, `warning` or `info`, in the profile used",
    "boards.findings.phase": "the phase from which it is due, `P1` to `P6`",
    "boards.findings.message": "what, where and why, with the values that made it true",
    "boards.findings.elements": "ids of the elements it is about, the guilty one first",
    "boards.findings.path": "ids of the hops that exist, in order",
    "boards.findings.missing": "component ids that would complete it",
    "boards.findings.fingerprint": "16 hexadecimal digits that survive renaming, moving and re-ordering",
    "boards.findings.fixes": "ways out",
    "boards.findings.fixes.id": "short name, unique within the rule",
    "boards.findings.fixes.title": "what it does",
    "boards.findings.fixes.applicability": "`safe` or `suggestion`",
    "boards.credits": "what is done well, by id",
    "boards.credits.id": "short name of the credit, such as `feature-store`",
    "boards.credits.title": "its readable name",
    "boards.credits.summary": "what was seen, and where",
    "boards.credits.elements": "ids of the elements that show it",
    "boards.suppressed": "findings set aside in the file: the fields of a finding, and",
    "boards.suppressed.reason": "why, in the words of the author",
    "boards.suppressed.status": "`accepted`, `not_applicable`, `out_of_scope` or `will_do`",
    "boards.suppressed.suppression": "id of the suppression",
    "boards.unused_suppressions": "suppressions that match no finding",
    "boards.unused_suppressions.id": "id of the suppression",
    "boards.unused_suppressions.code": "the rule it names",
    "boards.unused_suppressions.elements": "the elements it names",
    "boards.not_applicable": "codes of rules that have nothing to say of such a board",
    "boards.not_due": "codes of rules that `--phase` leaves out",
    "boards.cannot_evaluate": "rules that lack a fact",
    "boards.cannot_evaluate.code": "the rule",
    "boards.cannot_evaluate.reason": "the fact it lacks",
    "boards.disabled": "codes of rules that the profile switches off",
    "boards.baseline": "what `--baseline` changed, or null without one",
    "boards.baseline.known": "how many findings the baseline knows; they are not among the findings",
    "boards.baseline.stale": "entries of the baseline that match no finding any more",
    "boards.baseline.stale.fingerprint": "of the finding that is gone",
    "boards.baseline.stale.code": "its rule",
    "errors": "one entry per file that could not be read; the exit code is then 2",
    "errors.path": "the file as it was named",
    "errors.message": "what is wrong, where, and what to do",
}


def contract() -> str:
    """The section about the JSON that `check` prints. Raises `KeyError` for a key without a meaning."""
    printed = _printed()
    rows = ((f"`{key}`", _MEANINGS[key]) for key in dict.fromkeys(_keys(printed)))
    return "\n\n".join(
        (
            "## What `check --format json` prints",
            "One object. Keys are only ever added.",
            table(("key", "meaning"), rows),
            f"Of the starter `{_STARTER}`, every list cut to its first entry:",
            block(json.dumps(_cut(printed), indent=2, ensure_ascii=False), "json"),
        )
    )


def _printed() -> dict[str, Any]:
    """A real outcome: the starter with one finding set aside, and a file that cannot be read."""
    library = load_library()
    design = from_template(_STARTER, library)
    first = check_design(design, library).findings[0]
    aside = (
        Suppression(
            id="s1", code=first.code, reason="Shown to the team in March; comes with the next release."
        ),
        Suppression(id="s2", code="SRV005", reason="No longer needed."),
    )
    marked = Design.of(design.brief, *(r for r in design.records.values() if r is not design.brief), *aside)
    compared = Compared((), (Entry("0123456789abcdef", "MON003"),))
    checked = Checked(Path("feed.mlsd.json"), marked, check_design(marked, library), baseline=compared)
    broken = Unreadable(Path("notes.txt"), "the file is in no format that is known here")
    printed: dict[str, Any] = json.loads(report_json.render([checked], [broken]))
    return printed


def _keys(value: object, place: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            here = f"{place}.{key}" if place else key
            # A suppressed finding has the keys of a finding, and those are told already.
            if here.startswith("boards.suppressed.") and here not in _MEANINGS:
                continue
            if here != "tool":
                yield here
            if here not in ("boards.counts", "boards.places"):
                yield from _keys(inner, here)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner, place)


def _cut(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _cut(inner) for key, inner in value.items()}
    return [_cut(inner) for inner in value[:1]] if isinstance(value, list) else value
