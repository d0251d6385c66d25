"""What holds for the rules as a whole: names, codes, pages, prerequisites."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import mlsd_board.rules
from mlsd_board.rules import all_rules
from mlsd_board.validation.engine import in_order
from mlsd_board.validation.page import Page, PageError, parse_page
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity

ROOT = Path(mlsd_board.rules.__file__).parent
every_rule = pytest.mark.parametrize("rule", all_rules(), ids=lambda r: r.code)


def test_codes_and_names_are_unique() -> None:
    counts = Counter(key for r in all_rules() for key in (r.code, r.name))

    assert [key for key, count in counts.items() if count > 1] == []


def test_every_file_holds_one_rule() -> None:
    files = sorted(
        p.relative_to(ROOT).as_posix()
        for p in ROOT.glob("*/*.py")
        if p.name != "__init__.py" and p.parent.name != "credits"
    )
    homes = sorted("/".join(r.check.__module__.split(".")[2:]) + ".py" for r in all_rules())

    assert homes == files


def test_a_folder_holds_one_family() -> None:
    families: dict[str, set[str]] = defaultdict(set)
    folders: dict[str, set[str]] = defaultdict(set)
    for r in all_rules():
        folder = r.check.__module__.split(".")[2]
        families[folder].add(r.family)
        folders[r.family].add(folder)

    assert {folder: found for folder, found in families.items() if len(found) > 1} == {}
    assert {family: found for family, found in folders.items() if len(found) > 1} == {}


def test_prerequisites_never_go_round_in_a_circle() -> None:
    assert [r.code for r in sorted(in_order(all_rules()), key=lambda r: r.code)] == [
        r.code for r in all_rules()
    ]


@every_rule
def test_a_rule_is_named_like_its_file_and_its_function(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.check.__module__.rsplit(".", 1)[1] == rule.name.replace("-", "_")
    assert getattr(rule.check, "__name__", "") == rule.name.replace("-", "_")


@every_rule
def test_a_rule_has_a_severity_a_phase_and_known_prerequisites(rule: Rule) -> None:
    codes = {r.code for r in all_rules()}

    assert isinstance(rule.severity, Severity)
    assert isinstance(rule.phase, Phase)
    assert rule.min_size >= 0
    assert rule.quiet_until is None or rule.quiet_until > rule.phase
    assert {*rule.after, *rule.after_on_subject} <= codes - {rule.code}


@every_rule
def test_a_page_is_complete(rule: Rule) -> None:
    page = rule.page
    parts = [page.what, page.why, page.fix, page.source, page.question]

    assert re.fullmatch(r"[A-Z][^\n]*\.", page.summary), "the first line is one sentence"
    assert all(len(part) > 20 for part in parts)
    assert len(set(parts)) == len(parts)
    assert page.question.rstrip().endswith("?")


@every_rule
def test_hints_lead_from_a_nudge_to_the_answer(rule: Rule) -> None:
    hints = rule.page.hints

    assert len({hint.casefold() for hint in hints}) == 3
    assert all(hint[-1] in ".?!" for hint in hints)
    assert all(rule.code not in hint for hint in hints)


@every_rule
def test_a_page_reads_without_our_notes(rule: Rule) -> None:
    """No abbreviations for sources: whoever reads a page has the page and nothing else."""
    text = rule.check.__doc__ or ""

    assert re.findall(r"\b(?:RML|MTS|HTD|GML|MDP|EY\d|AD|CH|S\d)\b", text) == []
    assert "SOURCES" not in text
    assert [line for line in text.splitlines() if len(line) > 120] == []


def test_a_page_without_a_heading_is_refused() -> None:
    text = "One sentence.\n\n" + "\n\n".join(f"## {h}\nwords" for h in Page.HEADINGS if h != "Source")

    with pytest.raises(PageError, match="Source"):
        parse_page(text)
