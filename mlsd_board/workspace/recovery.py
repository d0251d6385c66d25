"""Unsaved work, kept safe: a copy of each open board that is not on disk, offered again after a crash."""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from mlsd_board.formats.native import codec, safe_file
from mlsd_board.model.design import Design
from mlsd_board.workspace.folders import state_folder

_RUN = secrets.token_hex(4)
"""This run of the program: process ids are used again, in a container at every start."""


class Recovered(NamedTuple):
    """A board left behind by a program that did not end well: the copy, where it was saved last, and when (s)."""

    copy: Path
    original: Path | None
    title: str
    seconds: float


def keep(
    session: str, design: Design, original: Path | None, *, dumps: Callable[[Design], str] = codec.dumps
) -> None:
    """Write the copy of a session, as `dumps` gives it. Raises `FormatError` when that is impossible."""
    folder = _folder()
    safe_file.make_folder(folder)
    about = {
        **this_program(),
        "original": str(original.resolve()) if original else None,
        "title": design.brief.title,
    }
    data = dumps(design).encode()
    safe_file.write(folder / f"{session}.about.json", json.dumps(about).encode())
    safe_file.write(folder / f"{session}{codec.SUFFIX}", data)


def forget(session: str) -> None:
    """Remove the copy of a session: its board was saved, or given up on purpose."""
    for suffix in (codec.SUFFIX, ".about.json"):
        (_folder() / f"{session}{suffix}").unlink(missing_ok=True)


def leftovers() -> list[Recovered]:
    """The copies of sessions that no longer run, newest first."""
    found = []
    for copy in sorted(_folder().glob(f"*{codec.SUFFIX}")):
        about = _about(copy)
        if not still_runs(about):
            original = about.get("original")
            title = str(about.get("title") or "")
            found.append(
                Recovered(copy, Path(str(original)) if original else None, title, copy.stat().st_mtime)
            )
    return sorted(found, key=lambda r: -r.seconds)


def session_name(path: Path | None) -> str:
    """A name for the copy of a board opened now, distinct for each program."""
    digest = hashlib.sha256(str(path.resolve() if path else "").encode()).hexdigest()[:8]
    return f"{os.getpid()}-{_RUN}-{digest}"


def this_program() -> dict[str, object]:
    """What tells this run of the program from all others."""
    return {"run": _RUN, "pid": os.getpid(), "born": _born(os.getpid())}


def still_runs(about: Mapping[str, object]) -> bool:
    """Whether the program that left a copy still runs; then the copy is its own business."""
    pid = about.get("pid")
    if about.get("run") == _RUN:
        return True
    if not isinstance(pid, int) or os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return about.get("born") == _born(pid)


def _folder() -> Path:
    return state_folder() / "unsaved"


def _about(copy: Path) -> dict[str, object]:
    try:
        about = json.loads(
            copy.with_name(copy.name.removesuffix(codec.SUFFIX) + ".about.json").read_text(encoding="utf-8")
        )
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def _born(pid: int) -> str:
    """When a process began, in ticks since the start of the machine; empty where the system does not tell."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return facts.rpartition(")")[2].split()[19]
