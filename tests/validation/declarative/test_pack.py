"""Rule packs: the example of the documentation on its two boards, and what is wrong told with file and line."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.native.codec import loads
from mlsd_board.rules import all_rules
from mlsd_board.validation.declarative.pack import PackError, load_pack
from mlsd_board.validation.page import Page
from mlsd_board.validation.report import Report
from mlsd_board.workspace.checking import check_design

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
RULE = """
[[rule]]
code = "OUR001"
name = "ours"
for_each = "model_server"
when = "replicas < 2"
message = "{name} has {replicas}."
summary = "s"
why = "w"
fix = "f"
source = "s"
question = "q"
hints = ["1", "2", "3"]
"""


def report(board: str, library: Library) -> Report:
    pack = load_pack(EXAMPLES / "team-rules.toml", library)
    design = loads((EXAMPLES / board).read_bytes())
    return check_design(design, library, rules=[*all_rules(), *pack])


def test_the_bad_board_of_the_example_breaks_each_of_its_rules(library: Library) -> None:
    found = {f.code: f for f in report("team-bad.mlsd.json", library).findings if f.code.startswith("TEAM")}

    assert sorted(found) == ["TEAM001", "TEAM002", "TEAM003"]
    assert found["TEAM001"].elements == ("ranker",)
    assert found["TEAM001"].message == (
        "Ranker runs as 1 copy, and 99.9 % of all requests are promised an answer."
    )
    assert found["TEAM001"].values == {"replicas": 1, "req.availability_pct": 99.9, "autoscale": None}
    assert found["TEAM002"].elements == ("data_lake",)
    assert found["TEAM003"].elements == ()
    assert found["TEAM003"].missing == ("experiment_platform",)


def test_the_good_board_of_the_example_breaks_none(library: Library) -> None:
    told = report("team-good.mlsd.json", library)

    assert [f.code for f in told.findings if f.code.startswith("TEAM")] == []
    assert {"TEAM001", "TEAM002", "TEAM003"} <= set(told.passed)


def test_the_pages_of_the_example_are_whole(library: Library) -> None:
    for rule in load_pack(EXAMPLES / "team-rules.toml", library):
        assert all(getattr(rule.page, name) for name in Page.HEADINGS.values() if name != "limits")
    last = load_pack(EXAMPLES / "team-rules.toml", library)[-1].page
    assert last.what.startswith("The board as a whole, when `category ==")


def test_a_rule_without_its_boxes_does_not_apply_and_one_without_its_facts_is_not_evaluable(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(RULE)
    rules = load_pack(path, library)
    empty = check_design(loads((EXAMPLES / "team-good.mlsd.json").read_bytes()), library, rules=rules)
    assert empty.not_applicable == ("OUR001",)

    path.write_text(RULE.replace("model_server", "trainer").replace("replicas", "epochs"))
    assert "no attribute 'epochs'" in str(refused(path, library))
    path.write_text(RULE.replace("model_server", "ranker").replace("replicas", "qps"))
    design = loads((EXAMPLES / "team-good.mlsd.json").read_bytes())
    told = check_design(design, library, rules=load_pack(path, library))
    assert told.findings == ()
    assert [u.reason for u in told.cannot_evaluate] == ["qps is not stated for Ranker"]


def refused(path: Path, library: Library) -> PackError:
    with pytest.raises(PackError) as error:
        load_pack(path, library)
    return error.value


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('code = "OUR001"', 'code = "our1"', ":3: our1: code: String should match pattern"),
        ('name = "ours"', "", ":2: OUR001: name: this is required"),
        ('name = "ours"', 'nam = "ours"', ":4: OUR001: nam: there is no such key (did you mean 'name'?)"),
        ('"model_server"', '"model_sever"', ":5: OUR001: for_each: there is no component, group or set"),
        ("replicas < 2", "replica < 2", ":6: OUR001: when: these boxes have no attribute 'replica' (did you"),
        ("{replicas}", "{replica}", ":7: OUR001: message: these boxes have no attribute 'replica'"),
        ("{replicas}", "{replicas:>9}", ":7: OUR001: message: a place for a fact is only its name"),
        ("{replicas}", "{replicas", ":7: OUR001: message:"),
        ("{replicas}", "{name.__class__}", ":7: OUR001: message:"),
        ('"1", "2", "3"', '"1", "2"', ":13: OUR001: hints:"),
        ('summary = "s"', 'summary = "s"\nseverity = "fatal"', ":9: OUR001: severity:"),
        ('summary = "s"', 'summary = "s"\nmissing = ["tranier"]', "did you mean 'trainer'?"),
        ("[[rule]]", "[rule]", "consists of [[rule]] tables"),
        ("[[rule]]", "[[rules]]", "consists of [[rule]] tables"),
        ("[[rule]]", "[[rule", "cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_rule(
    old: str, new: str, words: str, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(RULE.replace(old, new))
    told = str(refused(path, library))

    assert words in told
    assert told.startswith(str(path))


def test_all_faults_are_told_at_once_and_a_code_is_there_once(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(RULE.replace("replicas <", "replica <") + RULE + RULE)
    told = str(refused(path, library)).split("; ")

    assert len(told) == 2
    assert ":6: OUR001: when:" in told[0]
    assert ":29: OUR001: code: 'OUR001' is there already" in told[1]
