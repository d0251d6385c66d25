"""The generated pages say what the program is now, and no link in any page leads nowhere."""

import re
from pathlib import Path

import pytest

from docs import generate
from mlsd_board.catalog.library import load_library
from mlsd_board.catalog.templates import load_questions, load_templates
from mlsd_board.cli.parser import COMMANDS
from mlsd_board.rules import all_rules

ROOT = Path(generate.DOCS).parent
PAGES = sorted(
    [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]
)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return dict(generate.pages())


def test_what_is_committed_is_what_the_program_says(made: dict[str, str]) -> None:
    assert generate.outdated(made) == [], generate.ADVICE


def test_every_rule_component_command_and_question_has_its_place(made: dict[str, str]) -> None:
    assert [r.code for r in all_rules() if f"rules/{r.code}.md" not in made] == []
    assert [r.code for r in all_rules() if f"]({r.code}.md)" not in made["rules/README.md"]] == []
    assert [c for c in load_library().components if f"`{c}` ·" not in made["components.md"]] == []
    assert [c for c in COMMANDS if f"\n## {c}\n" not in made["commands.md"]] == []
    assert [q for q in load_questions() if f"| `{q}` |" not in made["templates.md"]] == []


def test_what_is_out_of_date_is_noticed_and_put_right(made: dict[str, str], tmp_path: Path) -> None:
    generate.write(made, made, tmp_path)
    assert generate.outdated(made, tmp_path) == []

    (tmp_path / "commands.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "components.md").unlink()
    (tmp_path / "rules" / "XXX001.md").write_text("of a rule that is no more", encoding="utf-8")
    found = generate.outdated(made, tmp_path)
    assert found == ["commands.md", "components.md", "rules/XXX001.md"]

    generate.write(made, found, tmp_path)
    assert generate.outdated(made, tmp_path) == []


def test_pictures_are_small_and_plain(made: dict[str, str]) -> None:
    pictures = {
        name: text for name, text in made.items() if name.startswith("rules/") and name.endswith(".svg")
    }

    assert len(pictures) >= 25
    assert [name for name, text in pictures.items() if len(text.encode()) > 40_000 or "<script" in text] == []


def test_all_references_stand_on_one_small_sheet(made: dict[str, str]) -> None:
    text = made["images/references.svg"]
    titles = [t.title for t in load_templates().values() if t.kind == "reference"]

    assert len(titles) == 15
    assert [title for title in titles if f">{title}</text>" not in text] == []
    assert "](images/references.svg)" in made["templates.md"]
    assert len(text.encode()) < 150_000
    assert "<script" not in text


def test_every_example_of_the_two_articles_is_listed_with_its_template(made: dict[str, str]) -> None:
    listed = made["templates.md"].partition("## 15 reference designs")[0]

    assert sum(f"| `{card}` |" in listed for card in load_questions()) == 15
    assert {card for card in load_questions() if f"| `{card}` |" in listed} <= set(load_templates())


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = [link.partition("#")[0] for link in LINK.findall(text) if not link.startswith(("http", "#"))]

    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_anchors_within_a_page_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headings = {_anchor(line.lstrip("# ")) for line in text.splitlines() if re.match(r"#{1,6} ", line)}

    assert [link for link in LINK.findall(text) if link.startswith("#") and link[1:] not in headings] == []


def _anchor(heading: str) -> str:
    """As GitHub and most renderers make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
