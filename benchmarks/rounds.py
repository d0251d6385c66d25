"""Measuring side by side: the candidates take turns, so that a slow moment of the machine hits all of them."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Measure = Callable[[], float]
"""Does the work once; the CPU seconds (user and system) it took."""


@dataclass(frozen=True)
class Series:
    """The CPU seconds of each candidate, round by round."""

    title: str
    seconds: Mapping[str, Sequence[float]]

    def text(self, reference: str) -> str:
        """A table: median and range in ms, and the median over the rounds of the ratio to `reference`."""
        width = max(map(len, self.seconds))
        head = f"{self.title}\n{'':{width}}  {'CPU ms':>8}  {'from':>7}  {'to':>7}   ratio"
        return "\n".join([head, *(self._line(name, reference, width) for name in self.seconds)])

    def _line(self, name: str, reference: str, width: int) -> str:
        taken = [s * 1000 for s in self.seconds[name]]
        ratio = median(a / b for a, b in zip(self.seconds[name], self.seconds[reference], strict=True))
        told = f"{name:{width}}  {median(taken):8.1f}  {min(taken):7.1f}  {max(taken):7.1f}"
        return f"{told}       –" if name == reference else f"{told}  {ratio:6.2f}"


def side_by_side(title: str, candidates: Mapping[str, Measure], rounds: int) -> Series:
    """Measure all candidates in each round, each round beginning with another one, after one round that is not counted."""
    names = list(candidates)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            seconds = candidates[name]()
            if number:
                taken[name].append(seconds)
    return Series(title, taken)


def process(command: Sequence[str | Path], **variables: str) -> Measure:
    """A whole process, its children included. Raises when it fails."""

    def run() -> float:
        env = {**os.environ, **variables}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # who uses the program has its modules compiled
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env)
        said = child.stderr.read().decode() if child.stderr else ""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.stderr:
            child.stderr.close()
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, child.args, stderr=said)
        return used.ru_utime + used.ru_stime

    return run


def python(*arguments: str | Path, **variables: str) -> Measure:
    """A whole process of the Python that runs this."""
    return process([sys.executable, *arguments], **variables)
