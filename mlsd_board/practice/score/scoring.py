"""The score of a board: six dimensions from 1 to 4, a total with its caps, and the fixes that would raise it most.

A practice estimate from what is drawn and written. So that references are very strong, boards with two gaps weak, and
nothing rises when a part is taken away, rules count once and are owed rather than left out (see `judging`), and open
gaps cap the total.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from mlsd_board.model.design import Design
from mlsd_board.practice.score import rubric
from mlsd_board.practice.score.judging import Judged, judge
from mlsd_board.rules import all_rules
from mlsd_board.validation.credit import Credit
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Severity

LABEL = "A practice estimate from the diagram and the notes."
Marks = Mapping[Dimension, float]


@dataclass(frozen=True, slots=True)
class Rating:
    """One dimension: what the program computed (None: not rated), a person's mark, and both mixed."""

    dimension: Dimension
    auto: float | None
    human: float | None
    judged: tuple[Judged, ...]
    credits: tuple[Credit, ...]

    @property
    def score(self) -> float | None:
        if self.auto is None or self.human is None:
            return self.human if self.auto is None else self.auto
        share = rubric.HUMAN_SHARE[self.dimension]
        return (1 - share) * self.auto + share * self.human

    @property
    def lost(self) -> tuple[Judged, ...]:
        return tuple(j for j in self.judged if j.lost)


@dataclass(frozen=True, slots=True)
class Fixable:
    """One thing to put right: what it would add to the total, and how much it costs its dimension now."""

    judged: Judged
    gain: float
    cost: float


@dataclass(frozen=True, slots=True)
class Score:
    """`total` is None when nothing could be rated. `capped_by` is the dimension that holds it down, `cap` says how."""

    total: float | None
    uncapped: float | None
    capped_by: Dimension | None
    cap: str
    ratings: tuple[Rating, ...]
    fixes: tuple[Fixable, ...] = ()
    credits: tuple[Credit, ...] = ()

    @property
    def band(self) -> str | None:
        return None if self.total is None else rubric.band(self.total)


def score(
    design: Design,
    report: Report,
    *,
    rules: Sequence[Rule] | None = None,
    marks: Marks | None = None,
    askable: Collection[str] = (),
) -> Score:
    """The score of a design that was checked with all phases due.

    `marks` are a person's, from 1 to 4. `askable` are the codes of the rules that the facts of the question have asked:
    a brief does not get rid of them by leaving facts out.
    """
    judged = judge(design, report, all_rules() if rules is None else rules, askable)
    found = _total(judged, report.credits, marks or {})
    return Score(*found, fixes=_fixes(judged, report.credits, marks or {}, found[0]), credits=report.credits)


_Total = tuple[float | None, float | None, Dimension | None, str, tuple[Rating, ...]]


def _total(judged: Iterable[Judged], credits: Iterable[Credit], marks: Marks) -> _Total:
    rules, praise = tuple(judged), tuple(credits)
    ratings = tuple(_rating(d, rules, praise, marks.get(d)) for d in Dimension)
    rated = [(r, r.score) for r in ratings if r.score is not None]
    if not rated:
        return None, None, None, "", ratings
    weight = sum(rubric.WEIGHTS[r.dimension] for r, _ in rated)
    mean = sum(rubric.WEIGHTS[r.dimension] * s for r, s in rated) / weight
    weakest, lowest = min(rated, key=lambda pair: pair[1])
    caps = ((lowest + rubric.ABOVE_WEAKEST, "weakest dimension"), (_gap_cap(rules), "open gaps"))
    cap, reason = min(caps, key=lambda pair: pair[0])
    total = round(min(mean, cap), 2)
    held = round(mean, 2) > total
    return total, round(mean, 2), weakest.dimension if held else None, reason if held else "", ratings


def _rating(
    dimension: Dimension, judged: Sequence[Judged], credits: Sequence[Credit], mark: float | None
) -> Rating:
    mine = tuple(j for j in judged if j.dimension is dimension)
    praise = tuple(c for c in credits if c.dimension is dimension)
    auto = auto_score(mine, len(praise)) if len(mine) >= rubric.FEWEST_RULES else None
    return Rating(dimension, auto, mark, mine, praise)


def auto_score(judged: Iterable[Judged], credits: int) -> float:
    """What the rules and credits of one dimension give."""
    lost = [j.severity for j in judged if j.lost]
    cost = sum(rubric.COST[s] * min(lost.count(s), rubric.COUNTED[s]) for s in Severity)
    points = rubric.BEST - cost + rubric.CREDIT * min(credits, rubric.CREDITS_COUNTED)
    return round(min(max(points, rubric.WORST), rubric.BEST), 3)


def is_gap(judged: Judged) -> bool:
    """Whether a rule stands for a gap of the design: an error or warning that is no matter of tidiness."""
    return judged.lost and judged.severity is not Severity.INFO and judged.rule.family != rubric.TIDINESS


def _gap_cap(judged: Iterable[Judged]) -> float:
    """One gap is forgiven, two make a board weak; from three on the dimensions tell how weak."""
    open_now = [j.severity for j in judged if is_gap(j)]
    most, each = rubric.GAP_CAPS[min(len(open_now), len(rubric.GAP_CAPS) - 1)]
    return most - each * open_now.count(Severity.ERROR)


def _fixes(
    judged: Sequence[Judged], credits: Sequence[Credit], marks: Marks, total: float | None
) -> tuple[Fixable, ...]:
    """What is broken or missing, most valuable first: by what the total would gain, then by what it costs now."""
    if total is None:
        return ()
    found = []
    for entry in judged:
        if not entry.lost or entry.behind or not entry.told:
            continue
        left = [j for j in judged if j is not entry and j.behind != entry.rule.code]
        kept = (*left, Judged(entry.rule, entry.dimension, "kept", entry.severity))
        better = _total(kept, credits, marks)[0] or total
        cost = rubric.COST[entry.severity] * rubric.WEIGHTS[entry.dimension] / 100
        found.append(Fixable(entry, round(max(better - total, 0.0), 2), cost))
    return tuple(sorted(found, key=lambda f: (-f.gain, -f.cost, f.judged.rule.phase, f.judged.rule.code)))
