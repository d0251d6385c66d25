"""Every layer of configuration reaches the rules: category, user, project, board, element; and the upper one wins."""

from pathlib import Path
from typing import Any

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind
from mlsd_board.rules import all_rules
from mlsd_board.validation import profile as profiles
from mlsd_board.validation.layer import ProfileError
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.report import Report
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.configuration import Configurations, Wishes
from mlsd_board.workspace.folders import config_folder


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def board_of(boxes: int, **brief: Any) -> Design:
    """A row of lakes, each the source of the next."""
    nodes = [Node(id=f"n{i}", component="data_lake") for i in range(boxes)]
    arrows = [
        Connection(id=f"c{i}", source=f"n{i}", target=f"n{i + 1}", kind=Kind.DATA) for i in range(boxes - 1)
    ]
    return Design.of(Brief(**brief), *nodes, *arrows)


def told(design: Design, library: Library, profile: Profile | None = None) -> dict[str, str]:
    return {f.code: f.severity.value for f in check_design(design, library, profile=profile).findings}


def configured(folder: Path, wishes: Wishes | None = None) -> Profile:
    return Configurations(wishes or Wishes()).of(folder / "x.mlsd.json").profile


def test_an_option_goes_from_the_user_over_the_project_to_the_board(tmp_path: Path, library: Library) -> None:
    assert "COM001" not in told(board_of(20), library)

    put(config_folder() / "mlsd-board.toml", "[rules]\nCOM001 = { max_boxes = 15 }")
    assert told(board_of(20), library, configured(tmp_path))["COM001"] == "warning"

    put(tmp_path / "mlsd-board.toml", "[rules.too-many-boxes]\nmax_boxes = 30\nseverity = 'error'")
    assert "COM001" not in told(board_of(20), library, configured(tmp_path))
    assert told(board_of(31), library, configured(tmp_path))["COM001"] == "error"

    own = board_of(31, rules={"COM001": {"max_boxes": 40}})
    assert "COM001" not in told(own, library, configured(tmp_path))
    own = board_of(31, rules={"COM": "off"})
    assert "COM001" not in told(own, library, configured(tmp_path))


def test_the_layer_of_the_category_lies_below_all_that_people_say(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"category": {"bi": {"COM001": {"max_boxes": 10}}}, "tag": {"churn": {"COM001": "info"}}}
    monkeypatch.setattr(profiles, "suggestions", lambda: said)

    assert "COM001" not in told(board_of(11), library)
    assert told(board_of(11, category="bi"), library)["COM001"] == "warning"
    assert told(board_of(11, category="bi", tags=("churn",)), library)["COM001"] == "info"
    put(tmp_path / "mlsd-board.toml", "[rules]\nCOM001 = { severity = 'error', max_boxes = 11 }")
    assert "COM001" not in told(board_of(11, category="bi"), library, configured(tmp_path))
    assert (
        told(board_of(12, category="bi", tags=("churn",)), library, configured(tmp_path))["COM001"] == "error"
    )


def test_what_the_program_suggests_for_categories_and_tags_exists() -> None:
    known = profiles.suggestions()

    assert set(known) == {"category", "tag"}
    for tables in known.values():
        for table in tables.values():
            assert profiles.table_of(table, all_rules())[1] == []


def test_an_element_has_the_last_word_on_what_is_said_of_it(library: Library) -> None:
    def board(rules: dict[str, str]) -> Design:
        alone = Node(id="alone", component="cache", rules=rules)
        return Design.of(*board_of(4, rules={"STR001": "error"}).records.values(), alone)

    assert told(board({}), library)["STR001"] == "error"
    assert told(board({"dangling-component": "info"}), library)["STR001"] == "info"
    report = check_design(board({"STR": "off"}), library)
    assert "STR001" not in {f.code for f in report.findings}
    assert [(s.finding.code, s.by.reason) for s in report.suppressed] == [("STR001", "switched off on alone")]
    assert report.unused_suppressions == ()


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"COM01": "off"}, "did you mean 'COM0"),
        ({"COM001": "loud"}, "'loud'; possible are off"),
        ({"COM001": {"max_boxs": 3}}, "no option 'max_boxs' (did you mean 'max_boxes'?); it has max_boxes,"),
        ({"COM001": {"max_boxes": 0}}, "possible is a whole number from 1 on"),
        ({"COM": {"max_boxes": 3}}, "COM is a family"),
        ({"STR001": {"max_boxes": 3}}, "it has none"),
    ],
)
def test_a_slip_is_an_error_in_a_file_and_a_remark_on_a_board(
    rules: dict[str, Any], words: str, tmp_path: Path, library: Library
) -> None:
    report = check_design(board_of(4, rules=rules), library)
    assert words in "; ".join(report.remarks)

    def toml(value: Any) -> str:
        inner = ", ".join(f"{k} = {v}" for k, v in value.items()) if isinstance(value, dict) else ""
        return f"{{ {inner} }}" if inner else repr(value)

    put(tmp_path / "mlsd-board.toml", "[rules]\n" + "\n".join(f"{k} = {toml(v)}" for k, v in rules.items()))
    with pytest.raises(ProfileError) as error:
        configured(tmp_path)
    assert words in str(error.value)
    assert "mlsd-board.toml:2: rules." in str(error.value)


def test_a_slip_on_an_element_is_a_remark(library: Library) -> None:
    odd = Node(id="odd", component="cache", rules={"STR01": "off"})
    report: Report = check_design(Design.of(*board_of(4).records.values(), odd), library)

    assert report.remarks[0].startswith("odd: there is no rule or family 'STR01'")


def test_settings_of_board_and_elements_are_kept_in_the_file() -> None:
    node = Node(id="n", component="cache", rules={"REL001": "off"})
    design = Design.of(Brief(rules={"COM": "off", "QNT001": {"severity": "info", "tight_share": 0.5}}), node)

    assert loads(dumps(design).encode()) == design
