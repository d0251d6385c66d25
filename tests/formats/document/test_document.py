"""The design document: the outline filled from brief and board, in Markdown and in HTML."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.templates import load_templates
from mlsd_board.formats import registry
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.document.outline import outlined
from mlsd_board.formats.document.writing import escaped_md
from mlsd_board.model.brief import Brief, Constraint, DeepDive, Metric, Question, Requirements, TradeOff
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node, Suppression
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.exporting import export
from mlsd_board.workspace.starting import from_template

SECTIONS = [
    "Problem", "Scope", "Numbers", "Metrics", "Architecture", "Data", "Features", "Model", "Evaluation and release",
    "Serving", "Monitoring", "Feedback", "Risks", "Trade-offs", "Deep dives",
]  # fmt: skip
REFERENCES = [t.id for t in load_templates().values() if t.kind == "reference"]
NASTY = "<script>alert(1)</script> *bold* | pipe [link](x) `code` #1 {{ 7*7 }}"
DESIGN = Design.of(
    Node(
        id="gate",
        component="guardrail",
        label=NASTY,
        rationale="because\nof that",
        attributes={"p99_latency_ms": 5},
    ),
    Node(id="log", component="event_logger"),
    Brief(
        title=NASTY,
        prompt="Make it safe.",
        questions=(Question(text="How fast?", topic="latency", assumption="100 ms"),),
        scope_out=("voice",),
        constraints=(Constraint(text="Nothing unsafe", enforced_by="gate"),),
        metrics=(
            Metric(id="b", name="Complaints", stage="business"),
            Metric(
                id="o",
                name="Blocked share",
                stage="online",
                proxies_for="b",
                measured_by="gate",
                guardrail=True,
            ),
        ),
        req=Requirements(availability_pct=99.99, qps_peak=1200, pii=True),
        tradeoffs=(TradeOff(topic="rules or model", chosen="rules", alternative="model", why="speed"),),
        deep_dives=(DeepDive(node_id="gate", topic="thresholds", notes="two of them"),),
    ),
    Suppression(id="s", code="STR004", reason="it is a sketch"),
)


def judged(library: Library) -> ExportOptions:
    return ExportOptions(library, judge=lambda design: check_design(design, library))


def text(library: Library, format: str, design: Design = DESIGN) -> str:
    return registry.exporters()[format].write(design, judged(library)).decode()


def test_the_outline_is_always_there(library: Library) -> None:
    for design in (Design(), DESIGN):
        assert [s.title for s in outlined(design, judged(library)).sections] == SECTIONS
    assert text(library, "design", Design()).count("*Not stated yet.*") >= 10


def test_what_brief_and_board_say_is_in_its_place(library: Library) -> None:
    parts = dict(re.findall(r"## (.+?)\n(.*?)(?=\n## |\Z)", text(library, "design"), flags=re.DOTALL))

    assert "> Make it safe." in parts["Problem"]
    assert "| How fast? | latency | 100 ms |" in parts["Problem"]
    assert "| Nothing unsafe |" in parts["Scope"]
    assert "| Availability | 99.99 % |" in parts["Numbers"]
    assert "| QPS at peak | 1.2 k/s |" in parts["Numbers"]
    assert "| Blocked share | online | Complaints | guardrail |" in parts["Metrics"]
    assert "because of that. p99 latency 5 ms." in parts["Serving"]
    assert "Event logger" in parts["Feedback"]
    assert "Event logger" not in parts["Data"]
    assert "| rules or model | rules | model | speed |" in parts["Trade-offs"]
    assert "two of them" in parts["Deep dives"]
    assert "Open findings" in parts["Risks"]


def test_open_findings_are_risks_and_the_gravest_come_first(library: Library) -> None:
    design = from_template("two_stage_recommender", library)
    risks = text(library, "design", design).split("## Risks")[1].split("## ")[0]

    assert risks.index("| error | EVA002 |") < risks.index("FBK002")


def test_markdown_shows_every_word_as_it_is(library: Library) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text(library, "design"))

    assert "<script>" not in html
    assert "<strong>bold</strong>" not in html
    assert "{{ 7*7 }}" in html
    assert 'href="x"' not in html
    assert html.count("<h2>") == len(SECTIONS)


@pytest.mark.parametrize(
    "words", ["1. first", "- no list", "+ none", "= rule", "a_b*c", "#5", "<b>", "a | b", "\\"]
)
def test_markdown_marks_are_escaped(words: str) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).render(escaped_md(words))

    assert re.sub(r"&lt;", "<", re.sub(r"&gt;", ">", shown)) == f"<p>{words}</p>\n"


def test_html_is_one_file_without_scripts_or_addresses(library: Library) -> None:
    html = text(library, "design-html")

    assert "<svg" in html
    assert "<script" not in html
    assert "{{ 7*7 }}" in html
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', html)
    assert html.count("<h2 ") == len(SECTIONS)


def test_the_picture_lies_beside_the_markdown_that_shows_it(library: Library, tmp_path: Path) -> None:
    files = export(DESIGN, tmp_path / "my design.md", ExportOptions(library))

    assert [f.name for f in files] == ["my design.md", "my design-board.svg"]
    assert "(my%20design-board.svg)" in files[0].read_text(encoding="utf-8")
    assert files[1].read_text(encoding="utf-8").startswith("<?xml")
    assert [f.name for f in export(Design(), tmp_path / "empty.md", ExportOptions(library))] == ["empty.md"]


def test_the_name_of_the_file_tells_the_document_from_the_board(library: Library, tmp_path: Path) -> None:
    for name in ("design.html", "feed.design.html"):
        assert 'id="s1">Problem' in export(DESIGN, tmp_path / name, ExportOptions(library))[0].read_text()
    board = export(DESIGN, tmp_path / "feed.html", ExportOptions(library))[0].read_text(encoding="utf-8")
    assert 'id="s1">Problem' not in board
    asked = export(DESIGN, tmp_path / "x.html", ExportOptions(library), "design")[0].read_text(
        encoding="utf-8"
    )
    assert 'id="s1">Problem' in asked


@pytest.mark.parametrize("id", REFERENCES)
def test_a_reference_fills_its_document(library: Library, id: str) -> None:
    document = outlined(from_template(id, library), judged(library))

    # A model that reads raw text or sound has no features of its own.
    assert {section.title for section in document.sections if not section.blocks} <= {"Features"}
    assert "No finding is open" in text(library, "design", from_template(id, library))
