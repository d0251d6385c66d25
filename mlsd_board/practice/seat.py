"""The interviewer's seat: marks and private notes on a candidate's board, kept in a file of their own beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from mlsd_board.catalog.locate import BOARD_SUFFIX
from mlsd_board.formats.errors import FormatError, naming
from mlsd_board.formats.native import safe_file
from mlsd_board.formats.native.codec import as_format_error, parse_json
from mlsd_board.model.values import Value
from mlsd_board.validation.dimension import Dimension

SUFFIX = ".rubric.json"
Points = Annotated[float, Field(ge=1, le=4, allow_inf_nan=False)]


class Remark(Value):
    """A note on one dimension, on one element of the board, or on a minute of the attempt."""

    text: str
    dimension: Dimension | None = None
    element: str = ""
    t_s: float | None = None


class Rubric(Value):
    """What an interviewer thinks of an attempt: a mark from 1 to 4 for each dimension they judged, and remarks.

    `private` remarks are for the interviewer alone; the combined report leaves them out unless they are asked for.
    """

    format: str = "mlsd-rubric"
    version: int = 1
    interviewer: str = ""
    candidate: str = ""
    marks: Mapping[Dimension, Points] = {}
    remarks: tuple[Remark, ...] = ()
    private: tuple[Remark, ...] = ()

    def marked(self, dimension: Dimension, points: float | None) -> "Rubric":
        """With another mark; None takes it back. Raises `ValueError` outside 1 to 4."""
        marks = {d: p for d, p in self.marks.items() if d is not dimension}
        return Rubric.model_validate(
            {**dict(self), "marks": marks if points is None else {**marks, dimension: points}}
        )

    def public(self) -> "Rubric":
        return self.model_copy(update={"private": ()})


def rubric_path(board: Path) -> Path:
    """Where the rubric of a board lies: beside it, under its name."""
    return board.with_name(board.name.removesuffix(BOARD_SUFFIX) + SUFFIX)


def rubric_of(board: Path) -> Rubric:
    """The rubric beside a board; an empty one where there is none. Raises `FormatError`."""
    path = rubric_path(board)
    return load_rubric(path) if path.exists() else Rubric()


def load_rubric(path: Path) -> Rubric:
    """The rubric in a file. Raises `FormatError`."""
    with naming(path):
        return _rubric(parse_json(safe_file.read(path)))


def _rubric(table: object) -> Rubric:
    if not isinstance(table, dict) or table.get("format") != "mlsd-rubric":
        raise FormatError("this is no rubric", advice="Choose the file that ends in .rubric.json.")
    version = table.get("version")
    if isinstance(version, int) and version > 1:
        advice = "Update MLSD Board to open it."
        raise FormatError("the rubric was written by a newer MLSD Board", advice=advice)
    try:
        return Rubric.model_validate(table)
    except ValidationError as error:
        raise as_format_error(error) from error


def save_rubric(path: Path, rubric: Rubric) -> None:
    """Keep a rubric. Raises `FormatError`; then the file is as it was."""
    safe_file.write(path, (rubric.model_dump_json(indent=1, exclude_defaults=False) + "\n").encode())
