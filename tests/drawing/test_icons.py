from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.icons import icon, outline, parse
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.model.geometry import Rect

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'


def test_every_component_of_the_library_has_an_icon_that_can_be_drawn(library: Library) -> None:
    substitute = outline(None)

    assert [c.id for c in library.components.values() if outline(c.icon) == substitute] == []


def test_an_icon_stays_in_its_box(library: Library) -> None:
    box = Rect(100, 50, 20, 20)
    for component in library.components.values():
        found = extent(icon(component.icon, box, "#000000"))
        assert found is not None
        assert box.grown(1.0).encloses(found), component.id


def test_path_data_with_and_without_spaces() -> None:
    assert parse("M1 2L-3,4.5C0 0 1 1 2 2Z") == (("M", 1, 2), ("L", -3, 4.5), ("C", 0, 0, 1, 1, 2, 2), ("Z",))


@pytest.mark.parametrize(
    "data", ["", "L 1 2", "m 1 2", "M 1", "M 1 2 L 3", "M 1 2 Z 3", "M 1 2 A 1 1 0 0 0 2 2", "M x y", "1 2"]
)
def test_other_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="icon's path"):
        parse(data)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no xml",
        b"\x89PNG\r\n",
        f'{HEAD}<path d="M 1"/></svg>'.encode(),
        f"{HEAD}</svg>".encode(),
        b'<!DOCTYPE x [<!ENTITY a "b">]><svg><path d="&a;"/></svg>',
    ],
)
def test_a_file_that_is_no_icon_gives_the_neutral_sign(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "icon.svg"
    file.write_bytes(content)

    assert outline(file) == outline(None)


def test_a_missing_file_gives_the_neutral_sign(tmp_path: Path) -> None:
    assert outline(tmp_path / "nowhere.svg") == outline(None)
