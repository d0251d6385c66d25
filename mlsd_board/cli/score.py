"""Score a board from 1 to 4 in six dimensions, and say what would raise it most: a practice estimate, no verdict."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from mlsd_board.cli.arguments import (
    board_argument,
    format_argument,
    library_argument,
    page_argument,
    rules_argument,
)
from mlsd_board.cli.surroundings import configuration, opened_board
from mlsd_board.cli.terminal import as_json, clean, painted, width
from mlsd_board.model.counting import counted
from mlsd_board.practice.score import rubric
from mlsd_board.practice.score.advice import what_to_do
from mlsd_board.practice.score.judging import Judged
from mlsd_board.practice.score.pacing import Pace, pacing
from mlsd_board.practice.score.scoring import LABEL, Fixable, Rating, Score, is_gap
from mlsd_board.validation.credit import Credit
from mlsd_board.workspace.assessing import assess
from mlsd_board.workspace.paging import page_named

SHOWN = 3
_BAR = 12
_COLOURS = {"very strong": "32", "strong": "32", "weak": "33", "very weak": "31"}

EXAMPLES = ("score feed.mlsd.json",)


def arguments(parser: argparse.ArgumentParser) -> None:
    board_argument(parser)
    format_argument(parser)
    page_argument(parser)
    rules_argument(parser)
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    known = configuration(args, args.file)
    opened = opened_board(args.file, known.library, arrange=False)
    design = page_named(opened.design, args.page)
    found = assess(design, known.library, rules=known.rules, profile=known.profile).score
    paces = pacing(design.brief.attempt) if design.brief.attempt else []
    if args.format == "json":
        sys.stdout.write(
            as_json({"schema": 1, "path": str(args.file), **as_table(found), "pacing": _paced(paces)})
        )
    else:
        sys.stdout.writelines(f"{line}\n" for line in _told(str(args.file), found, paces))
    return 0


def as_table(found: Score) -> dict[str, Any]:
    """The score as programs read it."""
    return {
        "label": LABEL,
        "total": found.total,
        "band": found.band,
        "uncapped": found.uncapped,
        "capped_by": found.capped_by.value if found.capped_by else None,
        "cap": found.cap or None,
        "dimensions": [_dimension(rating) for rating in found.ratings],
        "fixes": [_fix(fix) for fix in found.fixes[:SHOWN]],
        "credits": [_credit(credit) for credit in found.credits],
    }


def _dimension(rating: Rating) -> dict[str, Any]:
    return {
        "id": rating.dimension.value,
        "title": rating.dimension.heading,
        "weight": rubric.WEIGHTS[rating.dimension],
        "score": None if rating.score is None else round(rating.score, 2),
        "evidence": [
            *(_evidence(judged) for judged in rating.judged),
            *({"verdict": "credit", **_credit(credit)} for credit in rating.credits),
        ],
        "not_judged": rubric.HUMAN_ONLY[rating.dimension],
    }


def _evidence(judged: Judged) -> dict[str, Any]:
    table: dict[str, Any] = {
        "verdict": judged.verdict,
        "code": judged.rule.code,
        "name": judged.rule.name,
        "severity": judged.severity.value,
        "elements": list(judged.elements),
    }
    if judged.findings:
        table["message"] = judged.findings[0].message
    more = {"reason": judged.reason, "behind": judged.behind}
    return table | {name: value for name, value in more.items() if value}


def _fix(fix: Fixable) -> dict[str, Any]:
    judged = fix.judged
    return {
        "code": judged.rule.code,
        "name": judged.rule.name,
        "dimension": judged.dimension.value,
        "gain": fix.gain,
        "what": what_to_do(judged),
        "elements": list(judged.elements),
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "id": credit.id,
        "title": credit.title,
        "dimension": credit.dimension.value,
        "elements": list(credit.elements),
    }


def _told(path: str, found: Score, paces: Sequence[Pace]) -> Iterator[str]:
    yield painted(clean(path), "1")
    if found.total is None:
        yield "  Not rated: no rule had anything to look at."
        return
    verdict = painted(f"{found.total:.1f} of 4  {found.band}", f"1;{_COLOURS[found.band or 'weak']}")
    yield f"  {verdict}  ({LABEL[:1].lower()}{LABEL[1:-1]})"
    if found.capped_by:
        yield f"  held at {found.total:.1f} by {_reason(found)}; the dimensions alone give {found.uncapped:.1f}"
    yield ""
    for rating in found.ratings:
        yield _row(rating)
    if found.fixes:
        yield ""
        yield "  Worth most"
        yield from (
            _cut(f"    {_gain(f)}  {f.judged.rule.code}  {clean(what_to_do(f.judged))}")
            for f in found.fixes[:SHOWN]
        )
    if remarks := [pace.remark for pace in paces if pace.remark]:
        yield ""
        yield _cut(f"  Pacing: {'; '.join(remarks)}")
    if found.credits:
        yield ""
        yield _cut(
            f"  {counted(len(found.credits), 'credit')}: {', '.join(credit.title for credit in found.credits)}"
        )


def _paced(paces: Sequence[Pace]) -> list[dict[str, Any]]:
    return [pace._asdict() | {"phase": pace.phase.value} for pace in paces]


def _reason(found: Score) -> str:
    open_now = sum(is_gap(judged) for rating in found.ratings for judged in rating.judged)
    if found.cap == "open gaps":
        return "one open gap" if open_now == 1 else f"{open_now} open gaps"
    return f"the weakest dimension, {found.capped_by}"


def _row(rating: Rating) -> str:
    name = f"  {rating.dimension.value} {rating.dimension.heading:26}{rubric.WEIGHTS[rating.dimension]:3} %  "
    if rating.score is None:
        return f"{name}not rated"
    full = round(_BAR * (rating.score - rubric.WORST) / (rubric.BEST - rubric.WORST))
    lost = [judged.rule.code for judged in rating.lost if not judged.behind]
    behind = sum(bool(judged.behind) for judged in rating.lost)
    codes = " ".join([*lost, *([f"(+{behind} that wait for these)"] if behind else ())])
    return _cut(f"{name}{rating.score:.1f}  {'█' * full}{'░' * (_BAR - full)}  {codes}").rstrip()


def _gain(fix: Fixable) -> str:
    return f"+{fix.gain:.1f}" if fix.gain >= 0.05 else "    "


def _cut(line: str) -> str:
    most = width()
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
