"""Rules of others: a broken package is told and the rest runs; a broken pack stops the work."""

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.rules import all_rules
from mlsd_board.validation.declarative.pack import PackError
from mlsd_board.workspace import own_rules
from mlsd_board.workspace.own_rules import GROUP, known_rules

MODULE = '''
"""Rules of a package."""
from mlsd_board.validation.finding import Violation
from mlsd_board.validation.rule import rule
from mlsd_board.validation.severity import Phase, Severity

@rule("{code}", "{name}", Severity.INFO, Phase.SKETCH, min_size=0{more})
def check(board):
    """A board is there.

    ## What it looks for
    a

    ## Why it matters
    b

    ## How to fix it
    c

    ## Source
    d

    ## The interviewer asks
    e

    ## Hints
    1. one
    2. two
    3. three
    """
    yield Violation("there it is")

several = [check]
'''
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "team-rules.toml"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Announces modules as installed packages do; the names of the modules are forgotten afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path))
    announced: list[EntryPoint] = []
    monkeypatch.setattr(own_rules, "entry_points", lambda *, group: announced if group == GROUP else [])

    def add(module: str, text: str, attribute: str = "") -> None:
        (tmp_path / f"{module}.py").write_text(text)
        monkeypatch.delitem(sys.modules, module, raising=False)
        announced.append(EntryPoint(module, f"{module}{attribute}", GROUP))

    yield add
    for entry in announced:
        sys.modules.pop(entry.module, None)


def rules_module(code: str = "ACME001", name: str = "acme", more: str = "") -> str:
    return MODULE.replace("{code}", code).replace("{name}", name).replace("{more}", more)


@pytest.mark.parametrize("attribute", ["", ":check", ":several"])
def test_a_package_may_announce_a_module_a_rule_or_a_list(install, attribute: str, library: Library) -> None:
    install("acme_rules", rules_module(), attribute)
    known = known_rules([], library)

    assert known.remarks == ()
    assert {r.code for r in known.rules} - {r.code for r in all_rules()} == {"ACME001"}


def test_a_broken_package_is_told_and_the_others_run(install, library: Library) -> None:
    install("acme_a", "import no_such_thing")
    install("acme_b", rules_module(), ":nothing")
    install("acme_c", "x = 1")
    install("acme_d", rules_module("EVA002", "other"))
    install("acme_e", rules_module("ACME009", "no-quality-gate"))
    install("acme_f", rules_module("ACME003", "three").replace("## Source", "## Sauce"))
    install("acme_g", rules_module("ACME004", "four", ', after=("ACME004",)'))
    install("acme_z", rules_module())
    known = known_rules([], library)

    assert [remark.split()[0].rstrip(":") for remark in known.remarks] == [f"acme_{c}" for c in "abcdefg"]
    for remark, word in zip(
        known.remarks,
        ("no_such_thing", "nothing", "no rule", "EVA002", "name", "Sauce", "wait for itself"),
        strict=True,
    ):
        assert word in remark
    assert {r.code for r in known.rules} - {r.code for r in all_rules()} == {"ACME001"}


def test_a_pack_may_not_take_a_code_or_a_name_that_is_there(library: Library, tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    path = tmp_path / "ours.toml"
    for old, new in (("TEAM001", "EVA002"), ("single-copy-behind-a-promise", "no-quality-gate")):
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(PackError, match="already") as error:
            known_rules([path], library)
        assert str(path) in str(error.value)


def test_rules_that_wait_for_each_other_are_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace('code = "TEAM001"', 'code = "TEAM001"\nafter = ["TEAM002"]')
    path.write_text(
        text.replace('code = "TEAM002"', 'code = "TEAM002"\nafter = ["TEAM001"]'), encoding="utf-8"
    )

    with pytest.raises(PackError, match="wait for each other: TEAM"):
        known_rules([path], library)


def test_the_same_pack_named_twice_counts_once(library: Library) -> None:
    assert len(known_rules([EXAMPLE, EXAMPLE], library).rules) == len(all_rules()) + 3


def test_a_pack_may_not_wait_for_a_rule_that_is_not_there(library: Library, tmp_path: Path) -> None:
    pack = tmp_path / "pack.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    pack.write_text(text.replace('code = "TEAM001"', 'code = "TEAM001"\nafter = ["EVA02"]'), encoding="utf-8")

    with pytest.raises(PackError, match=r"TEAM001: after: there is no rule 'EVA02' \(did you mean 'EVA002'"):
        known_rules([pack], library)
