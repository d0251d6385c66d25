import json
import re
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.exporters.html import EXPORTER
from mlsd_board.formats.importers.html import IMPORTER
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Page
from mlsd_board.model.ids import FIRST_PAGE
from mlsd_board.model.kind import Kind
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.starting import from_template

DESIGN = Design.of(
    Brief(title="Feed </title><script>alert(1)</script>", restatement="Rank & sort"),
    Node(id="app", component="client_app", label="'\"</script><img src=x onerror=alert(1)>"),
    Node(id="rank one", component="ranker", x=400),
    Node(id="alone", component="trainer", x=800),
    Connection(id="c", source="app", target="rank one", kind=Kind.REQUEST),
)


class Reader(HTMLParser):
    """Collects elements, so that a test sees what a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def written(library: Library, design: Design = DESIGN, **options: object) -> str:
    judge = partial(check_design, library=library)
    return EXPORTER.write(design, replace(ExportOptions(library, judge=judge), **options)).decode("utf-8")


def tags(text: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = Reader()
    reader.feed(text)
    return reader.tags


def test_it_runs_no_script_but_its_own_and_asks_nothing_of_the_network(library: Library) -> None:
    found = tags(written(library))

    assert [tag for tag, _ in found].count("script") == 1
    assert not any(name in facts for _, facts in found for name in ("src", "href", "onerror", "onload"))
    policy = next(f["content"] for t, f in found if t == "meta" and f.get("http-equiv"))
    assert str(policy).startswith("default-src 'none'")


def test_a_finding_lights_up_what_it_is_about(library: Library) -> None:
    text = written(library)
    found = tags(text)
    ids = {str(facts["id"]) for _, facts in found if "id" in facts}
    shown = [json.loads(str(facts["data-shows"])) for tag, facts in found if tag == "li"]

    report = check_design(DESIGN, library)
    assert len(shown) == len(report.findings) > 0
    assert any(shown)
    assert {id for row in shown for id in row} <= ids


def test_the_arrows_of_a_path_light_up_too(library: Library) -> None:
    board = from_template("two_stage_recommender", library)
    found = tags(written(library, board))
    shown = [set(json.loads(str(facts["data-shows"]))) for tag, facts in found if tag == "li"]

    lit = {"el-model_registry", "el-model_registry-ranker", "el-model_registry-ranker.label"}
    assert any(lit <= row for row in shown)


def test_without_a_judge_nothing_is_said_of_findings(library: Library) -> None:
    assert "finding" not in re.sub(
        r"<script>.*</script>|<style>.*</style>", "", written(library, judge=None), flags=re.S
    ).lower().replace('aria-label="findings"', "")


def test_every_page_is_there_and_the_first_is_shown(library: Library) -> None:
    book = Design.of(
        Page(id=FIRST_PAGE, title="Design"),
        Page(id="more", title="Second try", order=1),
        Node(id="a", component="ranker"),
        Node(id="b", component="trainer", page="more"),
    )
    found = tags(written(library, book))
    pages = [facts for tag, facts in found if tag == "div" and facts.get("class") == "page"]

    assert [("hidden" in facts) for facts in pages] == [False, True]
    assert [facts.get("role") for tag, facts in found if tag == "button"].count("tab") == 2


def test_the_board_travels_along_unless_asked_not_to(library: Library) -> None:
    assert IMPORTER.read(written(library).encode(), library).design == DESIGN
    with pytest.raises(FormatError, match="no board inside this HTML page"):
        IMPORTER.read(written(library, embed=False).encode(), library)
