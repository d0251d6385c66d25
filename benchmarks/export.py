"""`mlsd-board export` beside Graphviz on the DOT of the same board, which lays it out and draws it itself."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.boards import board_of_thirty, saved
from benchmarks.rounds import Measure, process, python, side_by_side
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.formats import registry
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.layout.engine import EngineError, find_engine
from mlsd_board.model.design import Design


def main(rounds: int = 15) -> str:
    library = load_library()
    design = board_of_thirty(library)
    return "\n\n".join(_compared(design, library, format, rounds) for format in ("svg", "png"))


def _compared(design: Design, library: Library, format: str, rounds: int) -> str:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        board, out = saved(design, folder), folder / f"out.{format}"
        source = folder / "board.dot"
        options = ExportOptions(library, renderer="graphviz")
        source.write_bytes(registry.exporter_for("dot").write(design, options))
        engines = dict(_engines(source, folder, format))
        reference = next(iter(engines))
        ours = ("-m", "mlsd_board", "export", board, "-o", out)
        candidates = {
            **engines,
            "mlsd-board export": python(*ours),
            "in a program that runs": lambda: _written(design, ExportOptions(library), format),
        }
        if format == "png":
            # Graphviz draws one pixel per unit, a board two.
            candidates["mlsd-board export --scale 1"] = python(*ours, "--scale", "1")
            candidates["in a program that runs, scale 1"] = lambda: _written(
                design, ExportOptions(library, scale=1.0), format
            )
        title = f"export: one board of 30 components to {format.upper()}"
        return side_by_side(title, candidates, rounds).text(reference)


def _engines(source: Path, folder: Path, format: str) -> Iterator[tuple[str, Measure]]:
    for choice in ("system", "pure"):
        try:
            engine = find_engine(choice)
        except EngineError:
            continue
        command: list[str | Path] = [
            engine.path,
            "-Kdot",
            f"-T{format}",
            "-o",
            folder / f"{choice}.{format}",
            source,
        ]
        yield f"{'dot' if choice == 'system' else 'graphviz-pure'} {engine.version}", process(command)


def _written(design: Design, options: ExportOptions, format: str) -> float:
    start = time.process_time()
    registry.exporter_for(format).write(design, options)
    return time.process_time() - start
