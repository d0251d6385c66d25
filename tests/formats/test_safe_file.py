"""A file is replaced whole or not at all, and every failure says what happened, where, and what helps."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import safe_file
from mlsd_board.formats.native.safe_file import backups, digest, keep_backup, read, write

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "board.mlsd.json"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def failing(code: int) -> Any:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write(tmp_path / "new.json", b"content")

    assert read(tmp_path / "new.json") == b"content"
    assert names(tmp_path) == ["new.json"]


@posix_only
def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    write(tmp_path / "ours", b"x")
    (tmp_path / "plain").write_bytes(b"x")

    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix_only
def test_an_existing_file_keeps_its_mode(board: Path) -> None:
    board.chmod(0o640)

    write(board, b"new")

    assert board.read_bytes() == b"new"
    assert stat.S_IMODE(board.stat().st_mode) == 0o640


@posix_only
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, board: Path) -> None:
    link = tmp_path / "sub" / "link.json"
    link.parent.mkdir()
    link.symlink_to(Path("..") / board.name)

    write(link, b"new")

    assert link.is_symlink()
    assert board.read_bytes() == b"new"
    assert names(link.parent) == ["link.json"]


@posix_only
def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(FormatError, match="circle"):
        write(tmp_path / "a", b"x")
    with pytest.raises(FormatError, match="circle"):
        read(tmp_path / "a")


@pytest.mark.parametrize("step", ["fsync", "replace", "write", "open"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_failing_step_leaves_the_file_as_it_was(
    board: Path, step: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if step == "write":
        monkeypatch.setattr(safe_file.os, "fdopen", failing(code))
    else:
        monkeypatch.setattr(safe_file.os, step, failing(code))

    with pytest.raises(FormatError) as caught:
        write(board, b"new")

    monkeypatch.undo()
    assert str(board) in caught.value.where
    assert code == errno.EIO or caught.value.advice
    assert board.read_bytes() == b"old"
    assert names(board.parent) == [board.name]


def test_what_reads_back_differently_is_not_put_in_place(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"rotten")

    with pytest.raises(FormatError, match="read back"):
        write(board, b"new")

    monkeypatch.undo()
    assert board.read_bytes() == b"old"
    assert names(board.parent) == [board.name]


def test_an_interrupt_leaves_no_rubbish(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(safe_file.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(board, b"new")

    assert names(board.parent) == [board.name]


def test_a_read_only_file_is_not_replaced(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_file.os, "access", lambda path, mode: False)

    with pytest.raises(FormatError, match="permission"):
        write(board, b"new")

    assert board.read_bytes() == b"old"


def test_places_where_no_file_can_be_written(tmp_path: Path, board: Path) -> None:
    with pytest.raises(FormatError, match="folder does not exist"):
        write(tmp_path / "missing" / "b.json", b"x")
    with pytest.raises(FormatError, match="is a folder"):
        write(tmp_path, b"x")
    with pytest.raises(FormatError):
        write(board / "b.json", b"x")
    with pytest.raises(FormatError, match="too long"):
        write(tmp_path / ("x" * 300), b"x")
    with pytest.raises(FormatError, match="not usable"):
        write(tmp_path / "a\0b", b"x")


def test_places_where_no_file_can_be_read(tmp_path: Path, board: Path) -> None:
    with pytest.raises(FormatError, match="no such file"):
        read(tmp_path / "missing.json")
    with pytest.raises(FormatError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(FormatError, match="not a folder"):
        read(board / "b.json")


@posix_only
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FormatError, match="pipe or a device"):
        read(tmp_path / "pipe")
    with pytest.raises(FormatError, match="pipe or a device"):
        write(tmp_path / "pipe", b"x")
    with pytest.raises(FormatError, match="pipe or a device"):
        read(Path("/dev/zero"))


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(safe_file.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", failing(errno.EIO))

    with pytest.raises(FormatError, match="64 MB"):
        read(huge)


def test_a_reader_without_permission_is_told(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", failing(errno.EACCES))

    with pytest.raises(FormatError, match="permission is missing"):
        read(board)


def test_foreign_changes_are_seen_and_a_touch_is_none(board: Path) -> None:
    known = digest(board)
    os.utime(board, ns=(1, 1))
    assert digest(board) == known

    board.write_bytes(b"odl")
    assert digest(board) not in ("", known)

    board.unlink()
    assert digest(board) == ""


def test_only_the_newest_backups_stay(board: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for number in range(8):
        write(board, b"%d" % number)
        keep_backup(board, folder, keep=3)

    assert [copy.read_bytes() for copy in backups(board, folder)] == [b"5", b"6", b"7"]
    assert all(copy.name.endswith(".mlsd.json") for copy in backups(board, folder))


def test_the_same_content_is_kept_once(board: Path, tmp_path: Path) -> None:
    first = keep_backup(board, tmp_path / "backups")
    second = keep_backup(board, tmp_path / "backups")

    assert first is not None
    assert first.read_bytes() == b"old"
    assert second is None
    assert keep_backup(tmp_path / "missing", tmp_path / "backups") is None


def test_boards_of_the_same_name_keep_apart(tmp_path: Path) -> None:
    for place in ("a", "b"):
        (tmp_path / place).mkdir()
        (tmp_path / place / "board.mlsd.json").write_bytes(place.encode())
        keep_backup(tmp_path / place / "board.mlsd.json", tmp_path / "backups")

    kept = backups(tmp_path / "a" / "board.mlsd.json", tmp_path / "backups")
    assert [copy.read_bytes() for copy in kept] == [b"a"]


def test_a_backup_folder_that_is_a_file_is_explained(board: Path) -> None:
    with pytest.raises(FormatError, match="could not be made"):
        keep_backup(board, board)


@posix_only
def test_a_full_disk_leaves_the_board_as_it_was(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        write(disk / "board.json", b"old" * 1000)
        with pytest.raises(FormatError, match="disk is full"):
            write(disk / "board.json", b"new" * 100_000)
        assert read(disk / "board.json") == b"old" * 1000
        assert names(disk) == ["board.json"]
    finally:
        subprocess.run(["umount", disk], check=True)


SAVER = """
import itertools, sys
from pathlib import Path
from mlsd_board.formats.native.safe_file import write
for n in itertools.count():
    write(Path(sys.argv[1]), b"%d\\n" % (n % 10) * 50_000)
    print(n, flush=True)
"""


@posix_only
def test_a_killed_saver_leaves_the_old_or_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    write(path, b"0\n" * 50_000)
    seen = set()
    for round in range(8):
        saver = subprocess.Popen([sys.executable, "-c", SAVER, str(path)], stdout=subprocess.PIPE)
        assert saver.stdout
        for _ in range(round + 1):
            saver.stdout.readline()
        time.sleep(0.0007 * round)
        saver.send_signal(signal.SIGKILL)
        saver.wait()
        saver.stdout.close()
        data = read(path)
        seen.add(data[:1])
        assert data == data[:2] * 50_000
    assert len(seen) > 1
