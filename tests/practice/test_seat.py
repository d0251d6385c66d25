"""An interviewer's marks lie beside the board, in a file of their own."""

from pathlib import Path

import pytest

from mlsd_board.formats.errors import FormatError
from mlsd_board.practice.seat import Remark, Rubric, load_rubric, rubric_of, rubric_path, save_rubric
from mlsd_board.validation.dimension import Dimension

RUBRIC = Rubric(
    interviewer="Ä. Smith",
    marks={Dimension.MODEL: 3.5},
    remarks=(Remark(text="Good", dimension=Dimension.DATA, element="trainer", t_s=61.5),),
    private=(Remark(text="Hm"),),
)


def test_it_is_kept_beside_the_board(tmp_path: Path) -> None:
    path = rubric_path(tmp_path / "feed.mlsd.json")
    save_rubric(path, RUBRIC)

    assert path.name == "feed.rubric.json"
    assert load_rubric(path) == RUBRIC


def test_none_is_an_empty_one(tmp_path: Path) -> None:
    assert rubric_of(tmp_path / "none.mlsd.json") == Rubric()


def test_marks_are_given_and_taken_back() -> None:
    more = RUBRIC.marked(Dimension.DATA, 2)

    assert more.marks == {Dimension.MODEL: 3.5, Dimension.DATA: 2}
    assert more.marked(Dimension.DATA, None) == RUBRIC
    with pytest.raises(ValueError, match="less than or equal to 4"):
        RUBRIC.marked(Dimension.DATA, 5)


def test_what_is_shown_leaves_out_private_notes() -> None:
    assert RUBRIC.public().private == ()
    assert RUBRIC.public().remarks == RUBRIC.remarks


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not valid JSON"),
        ("[]", "no rubric"),
        ('{"format": "mlsd-board"}', "no rubric"),
        ('{"format": "mlsd-rubric", "version": 2}', "newer"),
        ('{"format": "mlsd-rubric", "marks": {"D1": 9}}', "marks.D1"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.rubric.json"
    path.write_text(text)

    with pytest.raises(FormatError) as error:
        load_rubric(path)
    assert told in str(error.value)
    assert path.read_text() == text
