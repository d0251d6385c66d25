"""The one way a file is read or written: whole or not at all, so that neither a crash nor a full disk loses a board."""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from mlsd_board.catalog.locate import BOARD_SUFFIX
from mlsd_board.formats.errors import FormatError

MAX_BYTES = 64_000_000
"""No file larger than this is read."""
BACKUPS_KEPT = 5
_UNSYNCABLE = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF})
_REASONS = {
    errno.ENOENT: ("there is no such file or folder", "Check the path."),
    errno.ENOTDIR: ("a part of the path is not a folder", "Check the path."),
    errno.EEXIST: ("a file is in its place", "Rename that file."),
    errno.EISDIR: ("this is a folder, not a file", "Name a file."),
    errno.EACCES: ("permission is missing", "Change the permissions, or choose another folder."),
    errno.EPERM: ("permission is missing", "Change the permissions, or choose another folder."),
    errno.EROFS: ("the disk can only be read", "Choose another folder."),
    errno.ENOSPC: ("the disk is full", "Make room, or choose another disk; nothing was changed."),
    errno.EDQUOT: ("the disk quota is used up", "Make room, or choose another disk; nothing was changed."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    errno.ELOOP: ("the links lead in a circle", "Name the file itself."),
}


def write(path: Path, data: bytes) -> None:
    """Replace the content of `path`, or leave it exactly as it was. Raises `FormatError`.

    A link is followed; an existing file keeps its mode.
    """
    with _explained(f"the file {path.name} could not be written", path):
        target = Path(os.path.realpath(path))
        mode = _mode_of(target)
        temporary = target.with_name(f".{target.name[:80]}.{secrets.token_hex(6)}.tmp")
        try:
            _write_new(temporary, data, mode)
            _check_same(temporary, data)
            temporary.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, where they are missing. Raises `FormatError`."""
    with _explained(f"the folder {folder.name} could not be made", folder):
        folder.mkdir(parents=True, exist_ok=True)


def read(path: Path) -> bytes:
    """The content of a file of at most `MAX_BYTES`. Raises `FormatError`."""
    with _explained(f"the file {path.name} could not be read", path):
        facts = path.stat()
        _refuse_unless_plain(facts.st_mode)
        if facts.st_size > MAX_BYTES:
            raise _too_large(path, facts.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def digest(path: Path) -> str:
    """A hash of what the file holds now, by which a later change is seen; empty where there is none."""
    data = _held(path)
    return "" if data is None else hashlib.sha256(data).hexdigest()


def keep_backup(path: Path, folder: Path, keep: int = BACKUPS_KEPT) -> Path | None:
    """Copy what `path` holds into `folder`, before it is replaced; only the newest `keep` copies stay.

    Nothing happens, and None is returned, where there is no file or where its newest copy is the same.
    """
    data = _held(path)
    if data is None:
        return None
    make_folder(folder)
    with _explained(f"the backups of {path.name} could not be used", folder):
        earlier = backups(path, folder)
        if earlier and earlier[-1].stat().st_size == len(data) and earlier[-1].read_bytes() == data:
            return None
        number = _number(earlier[-1]) + 1 if earlier else 1
        copy = folder / f"{_backup_stem(path)}.{number:06d}{_suffix(path)}"
        write(copy, data)
        for old in [*earlier, copy][: -max(keep, 1)]:
            old.unlink(missing_ok=True)
    return copy


def backups(path: Path, folder: Path) -> list[Path]:
    """The copies kept of `path`, the oldest first."""
    stem, suffix = _backup_stem(path), _suffix(path)
    numbered = re.compile(rf"{re.escape(stem)}\.\d+{re.escape(suffix)}")
    found = folder.iterdir() if folder.is_dir() else iter(())
    return sorted((copy for copy in found if numbered.fullmatch(copy.name)), key=_number)


def _held(path: Path) -> bytes | None:
    with _explained(f"the file {path.name} could not be read", path):
        try:
            path.stat()
        except FileNotFoundError:
            return None
    return read(path)


def _backup_stem(path: Path) -> str:
    """The name of the board and where it lies, so that two boards of one name do not share their copies."""
    place = hashlib.sha256(os.path.realpath(path).encode("utf-8", "surrogateescape")).hexdigest()[:10]
    return f"{path.name.removesuffix(_suffix(path))[:80]}-{place}"


def _suffix(path: Path) -> str:
    return BOARD_SUFFIX if path.name.endswith(BOARD_SUFFIX) else path.suffix


def _number(copy: Path) -> int:
    return int(copy.name.removesuffix(_suffix(copy)).rpartition(".")[2])


def _mode_of(target: Path) -> int | None:
    """The mode of an existing file; None where there is none. What is no plain file is refused."""
    try:
        facts = target.lstat()
    except FileNotFoundError:
        if not target.parent.is_dir():
            msg = "its folder does not exist"
            raise FormatError(msg, advice="Make the folder first, or choose another.") from None
        return None
    if stat.S_ISLNK(facts.st_mode):
        raise OSError(errno.ELOOP, "links lead in a circle")
    _refuse_unless_plain(facts.st_mode)
    if not os.access(target, os.W_OK):
        # Replacing needs no right to write the file itself; a file made read-only is meant to stay.
        raise OSError(errno.EACCES, "is read-only")
    return stat.S_IMODE(facts.st_mode)


def _refuse_unless_plain(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(mode):
        msg = "this is a pipe or a device, not a file"
        raise FormatError(msg, advice="Name a file.")


def _write_new(temporary: Path, data: bytes, mode: int | None) -> None:
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        if mode is not None:
            temporary.chmod(mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _check_same(temporary: Path, data: bytes) -> None:
    if temporary.read_bytes() != data:
        raise OSError(errno.EIO, "what was written does not read back as the same")


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system lets a folder be synced at all."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _UNSYNCABLE:
            raise


def _too_large(path: Path, size: int) -> FormatError:
    what = f"{path.name} has {size / 1e6:.0f} MB; files of up to {MAX_BYTES / 1e6:.0f} MB are read"
    return FormatError(what, where=str(path), advice="Is it really a board or a diagram?")


@contextlib.contextmanager
def _explained(what: str, path: Path) -> Iterator[None]:
    try:
        yield
    except FormatError as error:
        if error.where:
            raise
        raise FormatError(f"{what}: {error.what}", where=str(path), advice=error.advice) from error
    except OSError as error:
        reason, advice = _REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
        raise FormatError(f"{what}: {reason}", where=str(path), advice=advice) from error
    except ValueError as error:
        raise FormatError(f"{what}: the path is not usable", where=repr(str(path)), advice="") from error
