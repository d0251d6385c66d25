"""Running another program with a time limit and an output limit, so that it can neither hang nor flood ours."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Literal

from mlsd_board.model.progress import begun

ERROR_BYTES_KEPT = 64 * 1024
_CHUNK_BYTES = 64 * 1024
_PIPE_GRACE_S = 1.0


@dataclass(frozen=True)
class Outcome:
    """How a run ended and what it printed; `stopped` names the limit that ended it, if one did."""

    exit_code: int
    stdout: bytes
    stderr: str
    stopped: Literal["", "time limit", "output limit"] = ""


def run_limited(
    command: Sequence[str],
    stdin: bytes,
    *,
    time_limit_s: float,
    output_limit: int,
    environment: Mapping[str, str],
) -> Outcome:
    """Run to the end or to a limit (then it is killed, children too); OSError when it cannot start."""
    begun("waiting for the layout engine")
    process = subprocess.Popen(  # noqa: S603 - the engine the user chose, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=dict(environment),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    out = _Reader(process, process.stdout, output_limit, kill_when_full=True)
    err = _Reader(process, process.stderr, ERROR_BYTES_KEPT, kill_when_full=False)
    writer = threading.Thread(target=_feed, args=(process.stdin, stdin), daemon=True)
    threads: list[threading.Thread] = [out, err, writer]
    try:
        for thread in threads:
            thread.start()
        timed_out = _wait(process, time_limit_s)
        _drain(process, threads)
    except BaseException:  # we are interrupted: nobody else would end it
        _kill(process)
        process.wait()
        raise
    return Outcome(
        exit_code=process.returncode,
        stdout=bytes(out.kept),
        stderr=err.kept.decode("utf-8", "replace"),
        stopped="output limit" if out.overflowed else "time limit" if timed_out else "",
    )


class _Reader(threading.Thread):
    """Keeps the first `limit` bytes of a pipe and reads on, so that the writer never blocks."""

    def __init__(
        self, process: subprocess.Popen[bytes], pipe: IO[bytes] | None, limit: int, *, kill_when_full: bool
    ) -> None:
        super().__init__(daemon=True)
        self._process, self._pipe, self._limit = process, pipe, limit
        self._kill_when_full = kill_when_full
        self.kept = bytearray()
        self.overflowed = False

    def run(self) -> None:
        if self._pipe is None:
            return
        with self._pipe, contextlib.suppress(OSError, ValueError):
            while chunk := os.read(self._pipe.fileno(), _CHUNK_BYTES):
                self._keep(chunk)

    def _keep(self, chunk: bytes) -> None:
        room = self._limit - len(self.kept)
        self.kept += chunk[:room]
        if len(chunk) > room and not self.overflowed:
            self.overflowed = True
            if self._kill_when_full:
                _kill(self._process)


def _feed(pipe: IO[bytes] | None, content: bytes) -> None:
    """Write all of stdin; a program that stops reading early is its own answer."""
    if pipe is None:
        return
    with contextlib.suppress(OSError, ValueError):
        pipe.write(content)
    with contextlib.suppress(OSError, ValueError):
        pipe.close()


def _wait(process: subprocess.Popen[bytes], time_limit_s: float) -> bool:
    """Wait for the end, killing at the limit; whether it was reached."""
    try:
        process.wait(time_limit_s)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.wait()
        return True
    return False


def _drain(process: subprocess.Popen[bytes], threads: Sequence[threading.Thread]) -> None:
    """Let the pipes empty; a child of the program that holds them open is killed too."""
    for thread in threads:
        thread.join(_PIPE_GRACE_S)
    if any(thread.is_alive() for thread in threads):
        _kill(process)
        for thread in threads:
            thread.join(_PIPE_GRACE_S)


def _kill(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
