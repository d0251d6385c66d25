"""One attempt as the history keeps it: what was tried, how it ended, and what each rule said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.brief import Brief
from mlsd_board.practice.score.scoring import Score


@dataclass(frozen=True, slots=True)
class Entry:
    """An attempt in the history; `id` is None before it is kept. `rules` are verdicts by code, `hints` steps given.

    `board` is the path of the board file, '' where it was never saved.
    """

    started: str
    question: str
    title: str
    category: str = ""
    mode: str = "open"
    level: str = ""
    minutes: float | None = None
    elapsed_s: float = 0.0
    total: float | None = None
    band: str = ""
    dimensions: Mapping[str, float | None] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    phase_s: Mapping[str, float] = field(default_factory=dict)
    board: str = ""
    id: int | None = None

    @property
    def when(self) -> datetime:
        """The moment it began; one that cannot be read counts as long ago."""
        try:
            found = datetime.fromisoformat(self.started)
        except ValueError:
            return datetime.fromtimestamp(0, UTC)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def entry_of(brief: Brief, log: AttemptLog, score: Score, board: str = "") -> Entry:
    """The entry of an attempt that has ended."""
    hints = [moment.name for moment in log.moments if moment.what == "hint"]
    return Entry(
        started=log.started,
        question=log.question,
        title=brief.title or log.question or "Untitled board",
        category=brief.category or "",
        mode=log.mode,
        level=log.level or "",
        minutes=log.minutes,
        elapsed_s=log.elapsed_s,
        total=score.total,
        band=score.band or "",
        dimensions={r.dimension.value: r.score for r in score.ratings},
        rules={j.rule.code: j.verdict for r in score.ratings for j in r.judged if not j.behind},
        hints={code: hints.count(code) for code in sorted(set(hints))},
        phase_s=dict(log.phase_s),
        board=board,
    )
