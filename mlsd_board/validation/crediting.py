"""Giving credits: every recognition looks at the board after the rules did; one crash never hides the others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from mlsd_board.validation.board import Board, CannotEvaluateError
from mlsd_board.validation.credit import Credit, Praise, Recognition
from mlsd_board.validation.engine import Pause, crash, paced
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Phase


class Awards(NamedTuple):
    """The credits earned, and a finding for each recognition that crashed."""

    credits: tuple[Credit, ...]
    crashed: tuple[Finding, ...]


def with_credits(
    report: Report, board: Board, recognitions: Iterable[Recognition], pause: Pause = lambda: None
) -> Report:
    """The report of a board with the credits it earns. Never raises, whatever a recognition does."""
    awards = award(board, recognitions, report.passed, pause)
    findings = sorted((*report.findings, *awards.crashed), key=lambda f: f.order)
    return replace(report, credits=awards.credits, findings=tuple(findings))


def award(
    board: Board,
    recognitions: Iterable[Recognition],
    passed: Collection[str],
    pause: Pause = lambda: None,
) -> Awards:
    """The credits a board earns, by id; `passed` are the codes of rules that looked and found nothing."""
    earned: list[Credit] = []
    crashed: list[Finding] = []
    for recognition in sorted(recognitions, key=lambda r: r.id):
        if not set(recognition.passes) <= set(passed):
            continue
        pause()
        try:
            praises = list(paced(recognition.look(board), pause))
            if praises:
                earned.append(_credit(recognition, praises))
        except CannotEvaluateError:
            continue
        except Exception as error:  # whatever a recognition does, the others still look
            crashed.append(crash("Credit", recognition.id, Phase.CLARIFY, error))
    return Awards(tuple(earned), tuple(crashed))


def _credit(recognition: Recognition, praises: Sequence[Praise]) -> Credit:
    values: dict[str, object] = {}
    for name, value in (fact for praise in praises for fact in praise.values.items() if fact[1] is not None):
        values[name] = _joined(values[name], value) if name in values else value
    return Credit(
        id=recognition.id,
        title=recognition.title,
        dimension=recognition.dimension,
        summary=" ".join(dict.fromkeys(p.summary for p in praises)),
        elements=tuple(dict.fromkeys(e for p in praises for e in p.elements)),
        values=values,
        pattern=recognition.pattern,
        source=" ".join(recognition.page.source.split()),
    )


def _joined(known: object, more: object) -> object:
    """A fact stated in several places keeps all its values, each once."""
    parts = [part for value in (known, more) for part in (value if isinstance(value, tuple) else (value,))]
    found = tuple(dict.fromkeys(parts))
    return found if len(found) > 1 or isinstance(known, tuple) else known
