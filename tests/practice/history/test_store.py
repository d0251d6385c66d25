"""The history: nothing is lost, not even what cannot be used."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlsd_board.practice.history import migrations
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.opening import HistoryError
from mlsd_board.practice.history.store import History, Review

ENTRY = Entry(
    started="2026-11-28T12:00:00+00:00",
    question="ad_ctr",
    title="Ads",
    category="bi",
    mode="coach",
    level="mid",
    minutes=40.0,
    elapsed_s=2400.5,
    total=2.5,
    band="weak",
    dimensions={"D1": 4.0, "D2": None},
    rules={"EVA002": "broken", "DAT001": "kept"},
    hints={"EVA002": 2},
    phase_s={"P1": 300.0},
    board="/tmp/a.mlsd.json",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite"


def test_what_is_kept_comes_back(path: Path) -> None:
    with History(path) as history:
        id = history.add(ENTRY)
    with History(path) as history:
        assert history.remark == ""
        assert history.get(id) == Entry(**{**{f: getattr(ENTRY, f) for f in Entry.__slots__}, "id": id})
        assert history.get(99) is None


def test_an_attempt_kept_twice_is_one(path: Path) -> None:
    with History(path) as history:
        first = history.add(ENTRY)
        again = history.add(
            Entry(**{**{f: getattr(ENTRY, f) for f in Entry.__slots__}, "total": 3.0, "rules": {}})
        )
        (kept,) = history.all()

    assert first == again
    assert (kept.total, kept.rules) == (3.0, {})


def test_deleting_takes_everything_of_an_attempt(path: Path) -> None:
    with History(path) as history:
        id = history.add(ENTRY)
        assert history.delete(id)
        assert not history.delete(id)
        assert history.all() == []
    with closing(sqlite3.connect(path)) as db:
        for table in ("dimensions", "rules", "hints", "phases"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_reviews_are_kept(path: Path) -> None:
    review = Review("EVA002", datetime(2026, 12, 1, tzinfo=UTC), 3)
    with History(path) as history:
        history.review(review)
        assert history.reviews() == [review]


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_history_is_kept_aside_and_a_new_one_begun(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with History(path) as history:
        assert "kept in" in history.remark
        history.add(ENTRY)
        assert len(history.all()) == 1
    assert [p.read_bytes() for p in path.parent.glob("history.broken-*.sqlite")] == [content]
    with History(path) as history:
        assert history.remark == ""


def test_a_database_of_something_else_is_kept_aside_too(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE attempts (other TEXT)")
        db.execute("INSERT INTO attempts VALUES ('precious')")
        db.commit()
    with History(path) as history:
        assert "kept in" in history.remark
    (aside,) = path.parent.glob("history.broken-1.sqlite")
    with closing(sqlite3.connect(aside)) as db:
        assert db.execute("SELECT other FROM attempts").fetchone() == ("precious",)


def test_a_newer_history_is_left_as_it_is(path: Path) -> None:
    with History(path) as history:
        history.add(ENTRY)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with History(path) as history:
        assert "newer" in history.remark
        assert history.all() == []
        history.add(ENTRY)
    assert path.read_bytes() == before
    with History(path) as history:
        assert len(history.all()) == 1


def test_an_older_history_is_backed_up_and_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrations.STEPS[0](db)
        db.execute("PRAGMA user_version = 1")
        db.execute(
            "INSERT INTO attempts VALUES (1, 'k', '2026-11-01T00:00:00+00:00', 'q', 'Old', '', 'open', '', NULL, 5, NULL, '', '')"
        )
    with History(path) as history:
        (entry,) = history.all()
        assert entry.title == "Old"
        assert entry.hints == {}
        history.add(ENTRY)
    backup = path.with_name("history.v1.backup.sqlite")
    with closing(sqlite3.connect(backup)) as db:
        assert migrations.version_of(db) == 1
        assert db.execute("SELECT title FROM attempts").fetchone() == ("Old",)


def test_a_migration_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with History(path) as history:
        history.add(ENTRY)

    def fails(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE reviews")
        msg = "disk I/O error"
        raise sqlite3.OperationalError(msg)

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (*migrations.STEPS, fails))
        patch.setattr(migrations, "VERSION", 3)
        patch.setattr("mlsd_board.practice.history.opening.VERSION", 3)
        with pytest.raises(HistoryError, match="disk I/O"):
            History(path)
    with History(path) as history:
        assert history.reviews() == []
        assert len(history.all()) == 1


def test_a_folder_that_cannot_be_used_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError, match="cannot be used"):
        History(tmp_path / "file" / "history.sqlite")


PROGRAM = """
import sys
from pathlib import Path
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.history.store import History
name, path = sys.argv[1:]
with History(Path(path)) as history:
    for n in range(15):
        history.add(Entry(started=f"2026-11-28T12:00:{n:02}+00:00", question=name, title=name, rules={"A": "kept"}))
        history.all()
"""


def test_several_programs_share_one_history(path: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, name, str(path)], stderr=subprocess.PIPE)
        for name in ("one", "two", "three")
    ]
    ended = [(program.communicate()[1], program.returncode) for program in running]

    assert ended == [(b"", 0)] * 3
    with History(path) as history:
        assert len(history.all()) == 45
        assert all(entry.rules == {"A": "kept"} for entry in history.all())
