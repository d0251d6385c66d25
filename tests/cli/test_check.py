"""Checking boards from the command line: what is printed, and how it ends."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.native import codec
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Suppression
from mlsd_board.rules import all_rules
from mlsd_board.validation.profile import profile_names
from mlsd_board.workspace.opening import read_board
from mlsd_board.workspace.session import Session

BOARD_KEYS = {
    "path",
    "problem",
    "category",
    "counts",
    "findings",
    "credits",
    "suppressed",
    "not_applicable",
    "cannot_evaluate",
    "disabled",
}
FINDING_KEYS = {
    "code",
    "name",
    "severity",
    "phase",
    "message",
    "elements",
    "path",
    "missing",
    "fingerprint",
    "fixes",
}


def codes(board: dict[str, Any]) -> list[str]:
    return [finding["code"] for finding in board["findings"]]


def test_the_text_names_each_finding_with_its_fix_and_sums_up(cli, board: Path) -> None:
    ran = cli("check", board)

    assert ran.code == 1
    assert ran.out.startswith(f"{board}\n")
    assert "✖ error   EVA002 no-quality-gate" in ran.out
    assert "▲ warning FBK002" in ran.out
    assert "fix: Put a quality gate in front of the release" in ran.out
    assert re.search(r"error.*; \d+ with a safe fix", ran.out.splitlines()[-1])
    assert "\033" not in ran.out
    assert ran.err == ""


def test_the_json_object_has_the_keys_other_programs_rely_on(cli, board: Path) -> None:
    ran = cli("check", board, "--format", "json")
    found = json.loads(ran.out)
    (only,) = found["boards"]

    assert found["schema"] == 1
    assert found["tool"]["version"]
    assert set(only) >= BOARD_KEYS
    assert set(only["counts"]) == {"error", "warning", "info", "suppressed"}
    assert only["path"] == str(board)
    assert only["category"] == "recommendation"
    assert {"EVA002", "FBK002"} <= set(codes(only))
    for finding in only["findings"]:
        assert set(finding) >= FINDING_KEYS
        assert all(set(fix) >= {"id", "title", "applicability"} for fix in finding["fixes"])
    gate = next(f for f in only["findings"] if f["code"] == "EVA002")
    assert gate["path"] == ["trainer", "model_registry", "ranker"]
    assert gate["missing"] == ["model_validator"]


def test_the_command_line_and_an_open_board_find_the_same(cli, board: Path, library: Library) -> None:
    (told,) = json.loads(cli("check", board, "--format", "json").out)["boards"]
    session = Session(library, read_board(board, library).design, board)

    assert [f["fingerprint"] for f in told["findings"]] == [f.fingerprint for f in session.report.findings]
    assert told["counts"] == session.report.counts


@pytest.mark.parametrize("name", ["feed.svg", "feed.mlsd.png", "feed.json"])
def test_pictures_and_node_link_files_are_checked_as_the_board_is(cli, board: Path, name: str) -> None:
    other = board.with_name(name)
    assert cli("export", board, "-o", other).code == 0
    first, second = json.loads(cli("check", board, other, "--format", "json").out)["boards"]

    assert [f["fingerprint"] for f in first["findings"]] == [f["fingerprint"] for f in second["findings"]]


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_findings_at_or_above_the_level_give_exit_code_1(cli, board: Path, level: str, code: int) -> None:
    assert cli("check", board, "--fail-on", level).code == code


def test_findings_below_the_level_pass(cli, tmp_path: Path, library: Library) -> None:
    design = Design.of(Suppression(id="s", code="EVA002", reason="later"))
    board = Session(library, design).save(tmp_path / "empty.mlsd.json")
    (report,) = json.loads(cli("check", board, "--format", "json").out)["boards"]

    for level in ("error", "warning", "info"):
        ranks = ("error", "warning", "info")
        shown = any(report["counts"][name] for name in ranks[: ranks.index(level) + 1])
        assert cli("check", board, "--fail-on", level).code == int(shown)


def test_a_broken_file_among_others_is_told_and_the_others_are_checked(cli, board: Path) -> None:
    broken = board.with_name("broken.mlsd.json")
    broken.write_text(board.read_text(encoding="utf-8")[:3000], encoding="utf-8")
    ran = cli("check", broken, board, "--fail-on", "never", "--format", "json")
    found = json.loads(ran.out)

    assert ran.code == 2
    assert [b["path"] for b in found["boards"]] == [str(board)]
    assert [e["path"] for e in found["errors"]] == [str(broken)]
    assert ran.err.count("\n") == 1
    assert "not valid JSON" in ran.err
    assert f"{broken}: line " in ran.err


def test_only_what_is_due_in_a_phase_is_reported(cli, board: Path) -> None:
    (early,) = json.loads(cli("check", board, "--phase", "P2", "--format", "json").out)["boards"]
    (late,) = json.loads(cli("check", board, "--phase", "P6", "--format", "json").out)["boards"]

    assert "EVA002" not in codes(early)
    assert all(f["phase"] in ("P1", "P2") for f in early["findings"])
    assert "EVA002" in early["not_due"]
    assert "EVA002" in codes(late)


def test_a_mistyped_profile_is_refused_with_a_suggestion(cli, board: Path) -> None:
    ran = cli("check", board, "--profile", "revew")

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("mlsd-board: --profile: there is no profile 'revew' (did you mean 'review'?)")


def test_every_profile_runs(cli, board: Path) -> None:
    for name in profile_names():
        assert cli("check", board, "--profile", name, "--fail-on", "never").code == 0


def test_what_is_set_aside_is_shown_with_its_reason(cli, board: Path, library: Library) -> None:
    session = Session(library, read_board(board, library).design, board)
    with session.edit("Set aside") as tx:
        tx.put(Suppression(id="s1", code="EVA002", elements=("ranker",), reason="a person looks"))
    session.save()
    (told,) = json.loads(cli("check", board, "--format", "json").out)["boards"]

    assert "EVA002" not in codes(told)
    assert [(s["code"], s["reason"]) for s in told["suppressed"]] == [("EVA002", "a person looks")]
    assert told["counts"]["suppressed"] == 1
    assert "set aside: EVA002 no-quality-gate (a person looks)" in cli("check", board).out


def test_an_unknown_component_is_remarked_on_and_the_rest_is_checked(cli, board: Path) -> None:
    text = board.read_text(encoding="utf-8").replace('"component": "alerting"', '"component": "warp_drive"')
    board.write_text(text, encoding="utf-8")
    ran = cli("check", board)

    assert ran.code == 1
    assert "EVA002" in ran.out
    assert "component 'warp_drive'" in ran.err


def test_nothing_in_a_board_can_steer_the_terminal(cli, board: Path, library: Library) -> None:
    session = Session(library, read_board(board, library).design, board)
    with session.edit("Rename") as tx:
        node = tx.design.nodes["ranker"]
        tx.put(node.model_copy(update={"label": "\033[31mred\a\u202egnol"}))
    session.save()
    ran = cli("check", board)

    assert "[31mred" in ran.out
    assert not {"\033", "\a", "\u202e"} & {*ran.out, *ran.err}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"\x00\xff\xfe\x9d" * 500, "not UTF-8"),
        ('{"format": "mlsd-board"}'.encode("utf-16"), "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"format": "mlsd-board", "version": 99}', "newer MLSD Board"),
        (b'{"format": "mlsd-board", "version": 1, "elements": [{"element": "node"}]}', "elements[0]"),
        (b'{"format": "mlsd-board", "x": "' + b"x" * codec.MAX_BYTES + b'"}', " MB"),
    ],
    ids=["empty", "binary", "utf-16", "deep", "future", "incomplete", "huge"],
)
def test_a_file_that_is_no_board_gives_one_clear_line_and_exit_code_2(
    cli, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "odd one ü.mlsd.json"
    path.write_bytes(content)
    for command in (["check", path], ["export", path, "-o", tmp_path / "out.svg"]):
        ran = cli(*command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        assert reason in ran.err
        assert str(path) in ran.err
        assert "fault in the program" not in ran.err
    assert path.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_folder_and_a_missing_file_are_told_apart(cli, tmp_path: Path) -> None:
    assert "this is a folder, not a file" in cli("check", tmp_path).err
    assert "there is no such file" in cli("check", tmp_path / "none.json").err


def test_a_name_that_begins_with_a_dash_follows_two_dashes(
    cli, board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(board.parent)
    board.rename("-feed.mlsd.json")

    assert cli("check", "--", "-feed.mlsd.json").out.startswith("-feed.mlsd.json\n")


def test_the_text_owns_up_to_what_was_not_asked(cli, board: Path) -> None:
    board.with_name("mlsd-board.toml").write_text('[rules]\nCOM004 = "off"\nFBK = "off"\n')
    told = json.loads(cli("check", board, "--phase", "P4", "--format", "json").out)["boards"][0]
    text = " ".join(cli("check", board, "--phase", "P4").out.split())

    asked, idle, early, off = map(
        int,
        re.search(
            r"· (\d+) rules asked; (\d+) not applicable; (\d+) not due yet; (?:\d+ not evaluated; )?(\d+) switched",
            text,
        ).groups(),
    )
    assert (idle, early, off) == tuple(len(told[key]) for key in ("not_applicable", "not_due", "disabled"))
    assert asked + idle + early + off == len(all_rules())
    assert "switched off (COM004, FBK001, " in text


def test_many_boards_are_summed_up_at_the_end(cli, board: Path) -> None:
    two = json.loads(cli("check", board, board, "--format", "json").out)["boards"]
    errors = sum(b["counts"]["error"] for b in two)
    empty = board.with_name("empty.mlsd.json")
    empty.touch()

    last = cli("check", board, board, empty).out.splitlines()[-1]
    assert last.startswith(f"2 boards: {errors} errors, ")
    assert last.endswith("; 1 file could not be read")
    assert "2 boards" not in cli("check", board).out
