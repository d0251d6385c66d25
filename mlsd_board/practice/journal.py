"""An attempt kept safe while it runs: one line per happening, only ever added to. A full disk costs the safety, not the attempt."""

import contextlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mlsd_board.model.attempt import AttemptLog, Moment
from mlsd_board.practice.moments import in_a_row, minutes_added

SUFFIX = ".attempt.jsonl"
BEAT_S = 5.0
"""So often the elapsed time is written although nothing happens."""
MAX_BYTES = 64_000_000
_HEAD = 1


class Journal:
    """The file of one running attempt. `trouble` is what went wrong with it last, '' while all is well."""

    def __init__(self, path: Path) -> None:
        """Go on with the journal at `path`; `begun` starts a new one."""
        self.path = path
        self.trouble = ""
        self._waiting: list[str] = []
        self._torn = path.exists()  # whoever wrote it may have been cut off in the middle of a line
        self._last_s = 0.0

    def write(self, moment: Moment) -> None:
        self.add({"moment": moment.model_dump(mode="json", exclude_defaults=True)})

    def beat(self, elapsed_s: float, phase_s: Mapping[str, float], *, force: bool = False) -> None:
        """Write how much time has passed, unless that was done a moment ago."""
        if force or elapsed_s - self._last_s >= BEAT_S:
            self._last_s = elapsed_s
            spent = {phase: round(seconds, 3) for phase, seconds in phase_s.items()}
            self.add({"elapsed_s": round(elapsed_s, 3), "phase_s": spent}, safe=True)

    def move(self, board: Path) -> None:
        """Write that the board was saved, and where."""
        self.add({"board": str(board)})

    def end(self) -> None:
        """Write that the attempt is over; the file stays until its log is safe elsewhere."""
        self.add({"finished": True}, safe=True)

    def forget(self) -> None:
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def add(self, entry: Mapping[str, Any], *, safe: bool = False) -> None:
        """Add a line; one that cannot be written waits for the next. `safe`: proof against a power cut, which takes time."""
        self._waiting.append(json.dumps(entry, ensure_ascii=False))
        lines = "".join(f"{line}\n" for line in self._waiting)
        try:
            with self.path.open("a", encoding="utf-8", errors="replace") as file:
                file.write(f"\n{lines}" if self._torn else lines)
                file.flush()
                if safe:
                    os.fsync(file.fileno())
        except OSError as error:
            self._torn = True
            self.trouble = error.strerror or str(error)
            return
        self._waiting.clear()
        self._torn, self.trouble = False, ""


class Unfinished(NamedTuple):
    """An attempt found in a journal: its log so far, the board it belongs to, and which program wrote it."""

    path: Path
    log: AttemptLog
    board: Path | None
    program: Mapping[str, Any]
    finished: bool


def begun(
    folder: Path, log: AttemptLog, board: Path | None = None, program: Mapping[str, Any] | None = None
) -> Journal:
    """A new journal with a head that says what is attempted. What cannot be written is `trouble`, never an error."""
    journal = Journal(folder / f"{secrets.token_hex(6)}{SUFFIX}")
    head = {
        "journal": _HEAD,
        "log": log.model_dump(mode="json", exclude_defaults=True, exclude={"moments"}),
        "board": str(board) if board else None,
        "program": dict(program or {}),
    }
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    journal.add(head)
    return journal


def unfinished(folder: Path) -> list[Unfinished]:
    """The attempts whose journals still lie in a folder, the newest last. A journal that cannot be read is left alone."""
    paths = sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []
    found = [left for path in paths if (left := read(path))]
    return sorted(found, key=lambda left: (left.log.started, left.path.name))


def read(path: Path) -> Unfinished | None:
    """What a journal tells; lines that were cut off by a crash are passed over. None when it has no head."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        entries = list(_entries(path.read_text(encoding="utf-8", errors="replace")))
        head = next((e for e in entries if e.get("journal") == _HEAD), None)
        if head is None:
            return None
        log = AttemptLog.model_validate(head["log"])
        moments = in_a_row(Moment.model_validate(e["moment"]) for e in entries if "moment" in e)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    board, program = [e["board"] for e in entries if "board" in e][-1:], head.get("program")
    return Unfinished(
        path,
        log.model_copy(update={"moments": moments, **_time(entries, moments)}),
        Path(board[0]) if board and isinstance(board[0], str) else None,
        program if isinstance(program, dict) else {},
        any(e.get("finished") is True for e in entries),
    )


def _time(entries: list[dict[str, Any]], moments: tuple[Moment, ...]) -> dict[str, Any]:
    """The elapsed time by the last word on it, and how it was spent."""
    beats = [
        e
        for e in entries
        if isinstance(e.get("elapsed_s"), int | float) and isinstance(e.get("phase_s"), dict)
    ]
    told: dict[str, Any] = beats[-1] if beats else {"elapsed_s": 0.0, "phase_s": {}}
    elapsed = max(float(told["elapsed_s"]), moments[-1].t_s if moments else 0.0)
    added = sum(map(minutes_added, moments))
    return {"elapsed_s": elapsed, "phase_s": dict(told["phase_s"]), "extra_min": added}


def _entries(text: str) -> Iterator[dict[str, Any]]:
    for line in text.splitlines():
        with contextlib.suppress(ValueError):
            entry = json.loads(line)
            if isinstance(entry, dict):
                yield entry
