"""The numbered steps that lead from an empty database to the present one. A step that was released never changes."""

import sqlite3
from collections.abc import Callable

Step = Callable[[sqlite3.Connection], None]


def _attempts(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE attempts (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, started TEXT NOT NULL,"
        " question TEXT NOT NULL, title TEXT NOT NULL, category TEXT NOT NULL, mode TEXT NOT NULL, level TEXT NOT NULL,"
        " minutes REAL, elapsed_s REAL NOT NULL, total REAL, band TEXT NOT NULL, board TEXT NOT NULL)"
    )
    for table, fact in (
        ("dimensions", "score REAL"),
        ("rules", "verdict TEXT NOT NULL"),
        ("phases", "seconds REAL NOT NULL"),
    ):
        db.execute(
            f"CREATE TABLE {table} (attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
            f" name TEXT NOT NULL, {fact}, PRIMARY KEY (attempt, name)) WITHOUT ROWID"
        )


def _hints_and_reviews(db: sqlite3.Connection) -> None:
    db.execute(
        "CREATE TABLE hints (attempt INTEGER NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,"
        " name TEXT NOT NULL, steps INTEGER NOT NULL, PRIMARY KEY (attempt, name)) WITHOUT ROWID"
    )
    db.execute("CREATE TABLE reviews (code TEXT NOT NULL, at TEXT NOT NULL, rating INTEGER NOT NULL)")


STEPS: tuple[Step, ...] = (_attempts, _hints_and_reviews)
VERSION = len(STEPS)


def version_of(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that are missing, each whole or not at all. Another program that does the same is waited for."""
    while version_of(db) < VERSION:
        db.execute("BEGIN IMMEDIATE")
        try:
            number = version_of(db)
            if number < VERSION:
                STEPS[number](db)
                db.execute(f"PRAGMA user_version = {number + 1}")
            db.execute("COMMIT")
        except BaseException:
            db.execute("ROLLBACK")
            raise
