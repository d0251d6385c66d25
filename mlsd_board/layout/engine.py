"""Finding a Graphviz engine on this machine and running it; every failure says what, why and what to do."""

import importlib.metadata
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from mlsd_board.layout.process import Outcome, run_limited

EngineChoice = Literal["auto", "pure", "system"]
OVERRIDE_VARIABLE = "MLSD_GRAPHVIZ"
OUTPUT_LIMIT_BYTES = 64 * 1024 * 1024
TIME_LIMIT_S = 20.0
PROBE_LIMIT_S = 5.0
_DETAIL_CHARACTERS = 300
_REMEDY = (
    "Install the Python package graphviz-pure or a system Graphviz (the program `dot`), "
    "or choose another engine. Everything but tidy and pictures rendered by Graphviz works without one."
)


class EngineError(Exception):
    """Graphviz could not do its work."""


class EngineMissingError(EngineError):
    """No usable Graphviz engine was found."""


class EngineFailedError(EngineError):
    """The engine gave no usable answer; `detail` is the useful line it printed, if any."""

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.detail = detail


@dataclass(frozen=True)
class Engine:
    """A probed Graphviz program; versions lay out differently, so show name and version to the user.

    `passed_over` says why a better-ranked engine is not the one in use, and is empty for the first choice.
    """

    name: Literal["pure", "system", "override"]
    version: str
    path: Path
    passed_over: str = ""


def find_engine(choice: EngineChoice = "auto") -> Engine:
    """The engine to use; "auto" takes the bundled one first, then a system `dot`."""
    override = os.environ.get(OVERRIDE_VARIABLE)
    if override:
        return _first_usable([("override", lambda: Path(override))])
    bundled: _Candidate = ("pure", _bundled_path)
    system: _Candidate = ("system", _system_path)
    return _first_usable({"auto": [bundled, system], "pure": [bundled], "system": [system]}[choice])


def run(
    engine: Engine,
    dot_source: str,
    layout: str = "dot",
    format: str = "json0",
    time_limit_s: float = TIME_LIMIT_S,
    extra: Sequence[str] = (),
) -> bytes:
    """What the engine prints for a DOT source; `extra` holds further options such as `-n2`."""
    arguments = [f"-K{layout}", f"-T{format}", *extra]
    return _answer(engine.path, arguments, dot_source, time_limit_s).stdout


_Candidate = tuple[Literal["pure", "system", "override"], Callable[[], Path]]


def _first_usable(candidates: Sequence[_Candidate]) -> Engine:
    problems: list[str] = []
    for name, locate in candidates:
        try:
            path = locate()
            return Engine(name, _probed_version(path), path, "; ".join(problems))
        except EngineError as error:
            problems.append(str(error))
    raise EngineMissingError(f"No Graphviz engine can be used: {'; '.join(problems)}. {_REMEDY}")


def _bundled_path() -> Path:
    try:
        files = importlib.metadata.files("graphviz-pure") or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        path = Path(str(file.locate()))
        if path.stem == "graphviz-pure" and path.is_file():
            return path.resolve()
    raise EngineMissingError("the bundled engine (package graphviz-pure) is not installed")


def _system_path() -> Path:
    found = shutil.which("dot")
    if found is None:
        raise EngineMissingError("there is no program `dot` on the search path")
    return Path(found)


@cache
def _probed_version(path: Path) -> str:
    """The version of an engine that has just laid out a tiny graph; a failed probe is tried again next time."""
    laid_out = _answer(path, ["-Kdot", "-Tjson0"], "digraph { a -> b }", PROBE_LIMIT_S).stdout
    if b'"pos"' not in laid_out:
        raise EngineFailedError(
            f"{path.name} printed no layout for a tiny test graph; it is not a Graphviz engine"
        )
    outcome = _answer(path, ["-V"], "", PROBE_LIMIT_S)
    printed = outcome.stderr + outcome.stdout.decode("utf-8", "replace")
    number = re.search(r"version (\d[\w.]*)(?:.*port of Graphviz (\d[\w.]*))?", printed)
    if number is None:
        return "unknown"
    return f"{number[1]} (Graphviz {number[2]})" if number[2] else number[1]


def _answer(path: Path, arguments: Sequence[str], stdin: str, time_limit_s: float) -> Outcome:
    try:
        outcome = run_limited(
            [str(path), *arguments],
            stdin.encode("utf-8", "replace"),
            time_limit_s=time_limit_s,
            output_limit=OUTPUT_LIMIT_BYTES,
            # With SERVER_NAME set, Graphviz loads no files a graph may name.
            environment={**os.environ, "SERVER_NAME": "x"},
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise EngineFailedError(
            f"Graphviz ({path.name}) could not be started: {reason}. {_REMEDY}"
        ) from error
    _raise_on_failure(path, outcome, time_limit_s)
    return outcome


def _raise_on_failure(path: Path, outcome: Outcome, time_limit_s: float) -> None:
    detail = _useful_line(outcome.stderr)
    name = f"Graphviz ({path.name})"
    if outcome.stopped == "time limit":
        raise EngineFailedError(
            f"{name} was stopped after {time_limit_s:g} s without an answer. "
            "Try a smaller part of the board, or another engine.",
            detail,
        )
    if outcome.stopped == "output limit":
        raise EngineFailedError(
            f"{name} was stopped because it printed more than {OUTPUT_LIMIT_BYTES // 1024**2} MB. "
            "Try a smaller part of the board, or another engine.",
            detail,
        )
    if outcome.exit_code != 0 or _ERROR_LINE.search(outcome.stderr):
        said = detail or "it printed no reason"
        how = f"crashed (signal {-outcome.exit_code})" if outcome.exit_code < 0 else "reported an error"
        raise EngineFailedError(f"{name} {how}: {said}. Try another engine, or report this board.", detail)


_ERROR_LINE = re.compile(r"^(?:[\w.-]+: )?Error:|^Error\b", re.MULTILINE)


def _useful_line(stderr: str) -> str:
    """The first line that reports an error, else the last line that says anything."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    chosen = next((line for line in lines if "error" in line.lower()), lines[-1] if lines else "")
    printable = "".join(" " if unicodedata.category(char) in {"Cc", "Cf"} else char for char in chosen)
    return printable[:_DETAIL_CHARACTERS].rstrip(" .")
