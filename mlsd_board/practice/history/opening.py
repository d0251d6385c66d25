"""Opening the database: backed up before it is migrated, and set aside, never deleted, when it cannot be used."""

import contextlib
import sqlite3
from pathlib import Path

from mlsd_board.practice.history.migrations import VERSION, migrate, version_of

BUSY_S = 10.0
"""So long one program waits for another that writes."""
_PARTS = ("", "-wal", "-shm")


class HistoryError(Exception):
    """The history cannot be used at all. The message says why and what to do."""


def opened(path: Path) -> tuple[sqlite3.Connection, str]:
    """The database at `path`, up to date, and a remark where it is a new one in place of one that cannot be used."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _current(path), ""
        except _NewerError as newer:
            beside = path.with_name(f"{path.stem}.v{VERSION}{path.suffix}")
            remark = (
                f"The history in {path} was written by a newer MLSD Board (version {newer.version}; this program knows "
                f"{VERSION}). It is left as it is; this program keeps its own in {beside}."
            )
            return _current(beside), remark
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _damaged(error):
                raise
            aside = _set_aside(path)
            remark = f"The history could not be read ({error}). It is kept in {aside}; a new one was begun."
            return _current(path), remark
    except (OSError, sqlite3.Error, _NewerError) as error:
        msg = f"The history of attempts in {path} cannot be used ({error}). Check the folder and its permissions."
        raise HistoryError(msg) from error


class _NewerError(Exception):
    def __init__(self, version: int) -> None:
        super().__init__(f"its version is {version}")
        self.version = version


def _current(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    try:
        version = _sound_version(db)
        if 0 < version < VERSION:
            _back_up(db, path.with_name(f"{path.stem}.v{version}.backup{path.suffix}"))
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA foreign_keys = ON")
        migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def _sound_version(db: sqlite3.Connection) -> int:
    version = version_of(db)
    if version > VERSION:
        raise _NewerError(version)
    if db.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        msg = "it is damaged"
        raise sqlite3.DatabaseError(msg)
    return version


def _back_up(db: sqlite3.Connection, target: Path) -> None:
    with contextlib.closing(sqlite3.connect(target)) as copy:
        db.backup(copy)


def _damaged(error: sqlite3.OperationalError) -> bool:
    """Whether an operational error tells of the file rather than of its surroundings."""
    return "malformed" in str(error) or "no such table" in str(error) or "already exists" in str(error)


def _set_aside(path: Path) -> Path:
    """Rename the database, with what belongs to it, to a name that is free."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    for part in _PARTS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + part).rename(aside.with_name(aside.name + part))
    return aside
