"""Every rule's boards: the bad one breaks just what its notes say, the good one breaks no rule at all."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.design import Design
from mlsd_board.rules import all_rules
from mlsd_board.validation.report import Report
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.session_facts import SessionFacts

HERE = Path(__file__).parent
EXPECT = "expect: "
Checked = Callable[..., Report]
SessionOf = Callable[[Path], SessionFacts | None]
RULES = {f"{r.check.__module__.split('.')[-2]}/{r.check.__module__.split('.')[-1]}": r for r in all_rules()}
FOLDERS = sorted({p.parent.relative_to(HERE).as_posix() for p in HERE.glob("*/*/*.mlsd.json")})
BOARDS = sorted(p.relative_to(HERE).as_posix() for p in HERE.rglob("*.mlsd.json"))


def open_board(name: str) -> Design:
    return loads((HERE / name).read_bytes())


def expectations(design: Design) -> list[tuple[str, str | None]]:
    """Code and element of each note that announces a finding."""
    notes = [note for note in design.notes.values() if note.text.startswith(EXPECT)]
    return sorted(((n.text.removeprefix(EXPECT).strip(), n.about) for n in notes), key=str)


def said(report: Report) -> list[str]:
    return [f"{f.code} {f.elements}: {f.message}" for f in report.findings]


@pytest.mark.parametrize("name", sorted(RULES))
def test_each_rule_has_its_two_boards(name: str) -> None:
    assert sorted(p.name for p in (HERE / name).glob("*.mlsd.json")) == ["bad.mlsd.json", "good.mlsd.json"]


@pytest.mark.parametrize("name", FOLDERS)
def test_each_pair_of_boards_belongs_to_a_rule(name: str) -> None:
    assert name in RULES


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_bad_board_breaks_just_what_its_notes_say(
    name: str, checked: Checked, session_of: SessionOf
) -> None:
    design = open_board(f"{name}/bad.mlsd.json")
    expected = expectations(design)
    report = checked(design, session_of(HERE / name / "bad.mlsd.json"))

    assert RULES[name].code in {code for code, _ in expected}
    assert Counter(f.code for f in report.findings) == Counter(code for code, _ in expected), said(report)
    for code, element in expected:
        pinned = [f for f in report.findings if f.code == code and (element is None or element in f.elements)]
        assert pinned, f"no finding {code} shows {element}: {said(report)}"


@pytest.mark.parametrize("name", sorted(RULES))
def test_the_good_board_breaks_no_rule(name: str, checked: Checked, session_of: SessionOf) -> None:
    design = open_board(f"{name}/good.mlsd.json")
    report = checked(design, session_of(HERE / name / "good.mlsd.json"))

    assert said(report) == []
    assert not report.suppressed
    assert not expectations(design)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_the_good_board_is_clean_because_the_rule_looked(
    rule: Rule, checked: Checked, session_of: SessionOf
) -> None:
    name = f"{folder_of(rule)}/good.mlsd.json"
    report = checked(open_board(name), session_of(HERE / name))

    assert rule.code not in report.not_applicable
    assert rule.code not in {unanswered.code for unanswered in report.cannot_evaluate}


def folder_of(rule: Rule) -> str:
    return next(name for name, known in RULES.items() if known is rule)


def test_the_clean_board_is_clean(clean: Design, checked: Checked) -> None:
    assert said(checked(clean)) == []


@pytest.mark.parametrize("name", BOARDS)
def test_a_board_is_tidy(name: str) -> None:
    """One can open it and play with it: nothing overlaps, all lies on the grid, the file is as the program writes it."""
    design = open_board(name)
    boxes = sorted([*design.nodes.values(), *design.notes.values()], key=lambda n: n.id)
    close = [(a.id, b.id) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.rect.overlaps(b.rect)]

    assert close == []
    assert all(box.x % 8 == box.y % 8 == 0 for box in design.boxes.values())
    assert dumps(design) == (HERE / name).read_text(encoding="utf-8")
