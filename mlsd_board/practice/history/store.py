"""The attempts of a user, kept in SQLite. Several programs may use one history at the same time."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.opening import HistoryError, opened

_COLUMNS = (
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
_TABLES = {"dimensions": "score", "rules": "verdict", "hints": "steps", "phases": "seconds"}
_FIELDS = {"dimensions": "dimensions", "rules": "rules", "hints": "hints", "phases": "phase_s"}


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
        values = [getattr(entry, name) for name in _COLUMNS]
        names, marks = ", ".join(_COLUMNS), ", ".join("?" for _ in _COLUMNS)
        news = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)
        with self._writing() as db:
            found = db.execute(
                f"INSERT INTO attempts (key, {names}) VALUES (?, {marks}) ON CONFLICT (key) DO UPDATE SET {news} RETURNING id",  # noqa: S608
                [key, *values],
            ).fetchone()
            id = int(found[0])
            for table, fact in _TABLES.items():
                db.execute(f"DELETE FROM {table} WHERE attempt = ?", [id])  # noqa: S608 - names of our own tables
                facts: Mapping[str, Any] = getattr(entry, _FIELDS[table])
                db.executemany(
                    f"INSERT INTO {table} (attempt, name, {fact}) VALUES (?, ?, ?)",  # noqa: S608
                    [(id, name, value) for name, value in facts.items()],
                )
        return id

    def all(self) -> list[Entry]:
        """Every attempt, the oldest first."""
        with self._explained():
            rows = self._db.execute(f"SELECT id, {', '.join(_COLUMNS)} FROM attempts").fetchall()  # noqa: S608
            parts = {table: self._parts(table) for table in _TABLES}
        found = []
        for row in rows:
            facts: dict[str, Any] = dict(zip(_COLUMNS, row[1:], strict=True))
            facts |= {_FIELDS[table]: part.get(row[0], {}) for table, part in parts.items()}
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

    def _parts(self, table: str) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = {}
        query = f"SELECT attempt, name, {_TABLES[table]} FROM {table} ORDER BY attempt, name"  # noqa: S608
        for attempt, name, value in self._db.execute(query):
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
