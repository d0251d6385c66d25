"""The pages written by hand name all there is to configure and to say in a rule of one's own."""

import tomllib
from pathlib import Path

from mlsd_board.practice.score.rubric import BANDS, GAP_CAPS, WEIGHTS
from mlsd_board.validation.declarative.pack import Entry
from mlsd_board.validation.declarative.place import FUNCTIONS
from mlsd_board.validation.declarative.vocabulary import BOX_FACTS, KINDS, SETS
from mlsd_board.validation.dimension import Dimension
from mlsd_board.validation.layer import Layer
from mlsd_board.validation.profile import profile_names

DOCS = Path(__file__).parents[2] / "docs"
RULES = (DOCS / "own-rules.md").read_text(encoding="utf-8")
CONFIGURATION = (DOCS / "configuration.md").read_text(encoding="utf-8")


def fenced(page: str, language: str) -> str:
    """The first block of a language on a page."""
    return page.split(f"```{language}\n", 1)[1].split("```", 1)[0]


def test_every_word_of_a_declarative_rule_is_explained() -> None:
    assert [key for key in Entry.model_fields if f"`{key}`" not in RULES] == []
    assert [name for name in FUNCTIONS if f"{name}(" not in RULES] == []
    assert [name for name in (*SETS, *BOX_FACTS) if f"`{name}`" not in RULES] == []
    assert [kind for kind in KINDS if f"`{kind}`" not in RULES and f'`"{kind}"`' not in RULES] == []


def test_the_rule_that_is_shown_is_one_of_the_example() -> None:
    shown = tomllib.loads(fenced(RULES, "toml"))["rule"][0]
    pack = tomllib.loads((DOCS / "examples" / "team-rules.toml").read_text(encoding="utf-8"))["rule"]

    assert shown.items() <= next(r for r in pack if r["code"] == shown["code"]).items()


def test_every_key_of_a_configuration_is_explained() -> None:
    shown = tomllib.loads(fenced(CONFIGURATION, "toml"))
    keys = {name.replace("_", "-") for name in Layer.__dataclass_fields__} - {"path", "lines"}

    assert shown.keys() | {"extends"} == keys
    assert [
        key for key in keys if f"`{key}`" not in CONFIGURATION and f"`[{key}]`" not in CONFIGURATION
    ] == []
    assert [name for name in profile_names() if f"`{name}`" not in CONFIGURATION] == []


def test_the_page_on_scores_says_what_the_rubric_says() -> None:
    page = (DOCS / "practice.md").read_text(encoding="utf-8")

    for dimension in Dimension:
        assert f"| {dimension.value} {dimension.heading} | {WEIGHTS[dimension]} % |" in page
    for band in BANDS[:-1]:
        assert f"from {band.least} *{band.name}*" in page
    assert [most for most, _ in GAP_CAPS if f"{most:g}" not in page] == []


def test_every_key_of_pages_and_marks_is_told() -> None:
    from mlsd_board.desktop.actions.table import ACTIONS

    page = (DOCS / "structure.md").read_text(encoding="utf-8")
    keys = [a.shortcut for a in ACTIONS if a.menu in ("Page", "Mark") and a.shortcut]

    assert len(keys) > 15
    assert [key for key in keys if f"`{key}`" not in page] == []
