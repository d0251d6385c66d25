"""A full check by all rules and credits: in the running program beside a bare traversal, as a process beside bpmnlint."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import networkx as nx

from benchmarks.boards import board_of_thirty, joined, saved
from benchmarks.bpmn import process_of
from benchmarks.rounds import Measure, process, python, side_by_side
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.model.design import Design
from mlsd_board.workspace.checking import check_design

SIZES = (30, 1_000, 10_000)
PROCESS_SIZES = (30, 1_000)
LINTER = "bpmnlint@11.15.0"


def main(rounds: int = 7) -> str:
    library = load_library()
    small = board_of_thirty(library)
    tables = [_inside(joined(small, size), library, rounds) for size in SIZES]
    with tempfile.TemporaryDirectory() as folder:
        linter, reason = _linter(Path(folder))
        tables += [_processes(joined(small, n), Path(folder), linter, rounds) for n in PROCESS_SIZES]
    return "\n\n".join([*tables, reason] if reason else tables)


def _inside(design: Design, library: Library, rounds: int) -> str:
    graph = build_graph(design)
    reference = "networkx: every arrow once (edge_bfs)"
    series = side_by_side(
        f"rules: {len(design.nodes):,} components, {len(design.connections):,} arrows, in a program that runs",
        {
            reference: _timed(lambda: sum(1 for _ in nx.edge_bfs(graph, list(graph)))),
            "all rules and credits": _timed(lambda: check_design(design, library, graph=graph)),
            "the graph from nothing": _timed(lambda: build_graph(design)),
        },
        rounds,
    )
    return series.text(reference)


def _processes(design: Design, folder: Path, linter: Path | None, rounds: int) -> str:
    board = saved(design, folder)
    check = python("-m", "mlsd_board", "check", board, "--fail-on", "never", "--format", "json")
    candidates = {"mlsd-board check --format json": check}
    if linter:
        diagram = folder / "process.bpmn"
        diagram.write_text(process_of(len(design.nodes)), encoding="utf-8")
        # It ends with 1 where it found something, which is no failure to measure.
        said = f"cd '{folder}' && node '{linter}' '{diagram}' || true"
        candidates = {LINTER: process(["sh", "-c", said]), **candidates}
    title = f"rules: {len(design.nodes):,} components, whole process"
    return side_by_side(title, candidates, rounds).text(next(iter(candidates)))


def _timed(work: object) -> Measure:
    """The CPU seconds of one call; short ones are called several times."""

    def run() -> float:
        assert callable(work)
        start, calls = time.process_time(), 0
        while not calls or time.process_time() - start < 0.05:
            work()
            calls += 1
        return (time.process_time() - start) / calls

    return run


def _linter(folder: Path) -> tuple[Path | None, str]:
    """The script of bpmnlint, installed for this run; and why it is left out where it cannot be had."""
    if not shutil.which("node") or not shutil.which("npm"):
        return None, f"{LINTER} is left out: node and npm are not installed."
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), LINTER],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return (
            None,
            f"{LINTER} is left out: npm could not install it ({done.stderr.strip().splitlines()[-1:]}).",
        )
    (folder / ".bpmnlintrc").write_text('{"extends": "bpmnlint:recommended"}', encoding="utf-8")
    return folder / "node_modules" / "bpmnlint" / "bin" / "bpmnlint.js", ""
