"""The attempts of a user, kept in SQLite. Several programs may use one history at the same time."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.opening import HistoryError, opened

COLUMNS = (
    "started",
    "question",
    "title",
    "category",
    "mode",
    "level",
    "minutes",
    "elapsed_s",
    "total",
    "band",
    "board",
)
"""The plain facts of an attempt, in the order of the table."""
_READ = """
SELECT id, started, question, title, category, mode, level, minutes, elapsed_s, total, band, board FROM attempts
"""
_KEEP = """
INSERT INTO attempts (key, started, question, title, category, mode, level, minutes, elapsed_s, total, band, board)
VALUES (:key, :started, :question, :title, :category, :mode, :level, :minutes, :elapsed_s, :total, :band, :board)
ON CONFLICT (key) DO UPDATE SET started = excluded.started, question = excluded.question, title = excluded.title,
  category = excluded.category, mode = excluded.mode, level = excluded.level, minutes = excluded.minutes,
  elapsed_s = excluded.elapsed_s, total = excluded.total, band = excluded.band, board = excluded.board
RETURNING id
"""


class _Part(NamedTuple):
    """What an attempt has many of: the field of the entry, and how its table is emptied, filled and read."""

    field: str
    empty: str
    fill: str
    read: str


_PARTS = (
    _Part(
        "dimensions",
        "DELETE FROM dimensions WHERE attempt = ?",
        "INSERT INTO dimensions (attempt, name, score) VALUES (?, ?, ?)",
        "SELECT attempt, name, score FROM dimensions ORDER BY attempt, name",
    ),
    _Part(
        "rules",
        "DELETE FROM rules WHERE attempt = ?",
        "INSERT INTO rules (attempt, name, verdict) VALUES (?, ?, ?)",
        "SELECT attempt, name, verdict FROM rules ORDER BY attempt, name",
    ),
    _Part(
        "hints",
        "DELETE FROM hints WHERE attempt = ?",
        "INSERT INTO hints (attempt, name, steps) VALUES (?, ?, ?)",
        "SELECT attempt, name, steps FROM hints ORDER BY attempt, name",
    ),
    _Part(
        "phase_s",
        "DELETE FROM phases WHERE attempt = ?",
        "INSERT INTO phases (attempt, name, seconds) VALUES (?, ?, ?)",
        "SELECT attempt, name, seconds FROM phases ORDER BY attempt, name",
    ),
)


class Review(NamedTuple):
    """A drill that was done on its own: the rule, when, and how it went, from 1 (missed) to 4 (easy)."""

    code: str
    at: datetime
    rating: int


class History:
    """The history in one file. `remark` says what became of a file that could not be used; '' when all was well."""

    def __init__(self, path: Path) -> None:
        """Open the history at `path`, or begin it. Raises `HistoryError`."""
        self.path = path
        self._db, self.remark = opened(path)

    def __enter__(self) -> "History":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def add(self, entry: Entry) -> int:
        """Keep an attempt; one that is kept already is replaced. Its number."""
        key = f"{entry.started} {entry.question} {entry.title}"
        values = {"key": key, **{name: getattr(entry, name) for name in COLUMNS}}
        with self._writing() as db:
            id = int(db.execute(_KEEP, values).fetchone()[0])
            for part in _PARTS:
                facts: Mapping[str, Any] = getattr(entry, part.field)
                db.execute(part.empty, [id])
                db.executemany(part.fill, [(id, name, value) for name, value in facts.items()])
        return id

    def all(self) -> list[Entry]:
        """Every attempt, the oldest first."""
        with self._explained():
            rows = self._db.execute(_READ).fetchall()
            parts = {part.field: self._facts(part) for part in _PARTS}
        found = []
        for row in rows:
            facts: dict[str, Any] = dict(zip(COLUMNS, row[1:], strict=True))
            facts |= {field: of_all.get(row[0], {}) for field, of_all in parts.items()}
            found.append(Entry(**facts, id=row[0]))
        return sorted(found, key=lambda entry: (entry.when, entry.id))

    def get(self, id: int) -> Entry | None:
        return next((entry for entry in self.all() if entry.id == id), None)

    def delete(self, id: int) -> bool:
        """Forget an attempt for good; whether there was one."""
        with self._writing() as db:
            return db.execute("DELETE FROM attempts WHERE id = ?", [id]).rowcount > 0

    def review(self, review: Review) -> None:
        """Keep how a drill went."""
        with self._writing() as db:
            db.execute(
                "INSERT INTO reviews VALUES (?, ?, ?)", [review.code, review.at.isoformat(), review.rating]
            )

    def reviews(self) -> list[Review]:
        with self._explained():
            rows = self._db.execute("SELECT code, at, rating FROM reviews ORDER BY at, code").fetchall()
        return [Review(code, datetime.fromisoformat(at), rating) for code, at, rating in rows]

    def _facts(self, part: _Part) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = {}
        for attempt, name, value in self._db.execute(part.read):
            found.setdefault(attempt, {})[name] = value
        return found

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._explained():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            msg = f"The history of attempts in {self.path} cannot be used ({error}). Is the disk full or the file locked?"
            raise HistoryError(msg) from error
