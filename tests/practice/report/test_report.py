"""The report: complete, the same every time, safe with any words, and quiet in a browser."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mlsd_board.model.design import Design
from mlsd_board.practice.history.entry import Entry
from mlsd_board.practice.report import html, markdown, pdf
from mlsd_board.practice.report.document import Chart, Document, Items, Note, Table, Text
from mlsd_board.workspace.reporting import report_of
from tests.practice.completed import LIBRARY, completed
from tests.practice.report.conftest import NASTY, RUBRIC

WANTED = [
    "Result", "Board", "Findings", "Done well", "Metrics", "Numbers", "Timeline", "What-if cards", "Dos and don'ts",
    "What the interviewer says", "What next",
]  # fmt: skip


def blocks(report: Document, title: str) -> tuple[object, ...]:
    return next(section.blocks for section in report.sections if section.title == title)


def test_every_section_is_there(report: Document) -> None:
    titles = [section.title for section in report.sections if section.title != "Beside a reference"]

    assert titles == WANTED


def test_findings_come_gravest_first_and_show_their_place(report: Document, practised: Design) -> None:
    notes = [b for b in blocks(report, "Findings") if isinstance(b, Note)]
    order = [("error", "warning", "info").index(n.severity) for n in notes]

    assert order == sorted(order)
    assert any(n.view and n.view.marked for n in notes)
    assert all(not n.view or n.view.crop.encloses(n.view.marked[0]) for n in notes)


def test_cards_are_answered_in_words_by_a_change_or_not_at_all(report: Document) -> None:
    (items,) = blocks(report, "What-if cards")
    assert isinstance(items, Items)
    assert [i.mark for i in items.items] == ["yes", "no", "no"]


def test_the_checklist_follows_the_rules(report: Document) -> None:
    marks = {
        i.text: i.mark for b in blocks(report, "Dos and don'ts") if isinstance(b, Items) for i in b.items
    }

    assert marks["Do draw it, end to end"] == "yes"
    assert marks["Think of scale, reliability and storage"] == "yes"
    assert marks["Analyse the data: look at it before you model it"] == "open"
    assert marks["Answer the why"] == "yes"


def test_the_way_so_far_is_shown(practised: Design) -> None:
    entries = tuple(
        Entry(
            started=f"2026-11-{day:02}T10:00:00+00:00",
            question="house_price",
            title="x",
            total=total,
            rules={"EVA002": "broken"},
        )
        for day, total in ((1, 1.5), (8, 2.2), (15, 2.6))
    )
    report = report_of(practised, LIBRARY, attempts=entries)
    chart, missed = blocks(report, "So far")

    assert isinstance(chart, Chart)
    assert chart.told == "Totals of the last attempts: 1.5, 2.2, 2.6."
    assert missed == Text("Missed most often: EVA002 no-quality-gate (3 of 3).")
    assert "house" not in markdown.render(report).partition("## What next")[2].lower()


def test_nothing_is_ticked_on_an_empty_board() -> None:
    report = report_of(Design(), LIBRARY)
    items = [i for b in blocks(report, "Dos and don'ts") if isinstance(b, Items) for i in b.items]

    assert {i.mark for i in items if i.text.startswith(("Do ", "Clarify", "Collect", "Train"))} == {"no"}


def test_pacing_is_said(report: Document) -> None:
    text = markdown.render(report)

    assert "11 min in P1; 5 planned" in text
    assert "P2 was never entered" in text


def test_private_notes_stay_private(practised: Design) -> None:
    seen = markdown.render(report_of(practised, LIBRARY, rubric=RUBRIC.public()))

    assert "Used the answer" in seen
    assert "nervous" not in seen
    assert "nervous" in markdown.render(report_of(practised, LIBRARY, rubric=RUBRIC))


def test_the_same_board_gives_the_same_files(
    report: Document, page: str, paper: bytes, practised: Design
) -> None:
    again = report_of(practised, LIBRARY, rubric=RUBRIC)

    assert html.render(again) == page
    assert markdown.render(again) == markdown.render(report)
    assert pdf.render(again) == paper


class Reader(HTMLParser):
    """What a page would fetch and run, and whether its elements close."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "xlink:href", "data", "srcset", "action"):
                self.fetched.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            assert not name.startswith("on")


def test_the_page_fetches_nothing_and_runs_nothing(page: str) -> None:
    seen = Reader()
    seen.feed(page)

    assert seen.fetched
    assert all(link.startswith("#") or link == "data:," for link in seen.fetched)
    assert "script" not in seen.tags
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.fetched if link.startswith("#")} <= set(seen.ids)
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)


def test_words_are_never_taken_for_markup(report: Document, page: str) -> None:
    text = markdown.render(report)

    assert "<script" not in page
    assert NASTY.split()[0] not in text
    assert "\\<script\\>" in text


def test_charts_are_drawn_by_numbers_alone(report: Document) -> None:
    charts = [b for s in report.sections for b in s.blocks if isinstance(b, Chart)]

    assert len(charts) == 3
    for chart in charts:
        assert chart.svg.startswith("<svg ")
        assert "<dc:date>" not in chart.svg


def test_a_board_without_anything_has_a_report_too() -> None:
    report = report_of(Design(), LIBRARY)

    assert report.band == "very weak"
    for render in (html.render, markdown.render, pdf.render):
        assert render(report)


@pytest.mark.parametrize("id", ["ad_ctr", "trigger_word", "sales_forecast"])
def test_boards_without_an_attempt_have_no_timeline(id: str) -> None:
    report = report_of(completed()[id], LIBRARY)

    assert "Timeline" not in {s.title for s in report.sections}
    assert pdf.render(report).startswith(b"%PDF-")
    tables = [b for b in blocks(report, "Numbers") if isinstance(b, Table)]
    assert all(len(row) == len(t.head) for t in tables for row in t.rows)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")
def test_the_pdf_holds_words_one_can_search(paper: bytes, tmp_path: Path) -> None:
    path = tmp_path / "r.pdf"
    path.write_bytes(paper)
    told = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True
    ).stdout

    assert "of 4, " in told
    assert "adverse-decision-unexplained" in told
    assert "Dos and don" in told


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")
@pytest.mark.slow
def test_a_browser_has_nothing_to_complain_about(page: str, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    path.write_text(page, encoding="utf-8")
    log = tmp_path / "net.json"
    options = "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --disable-component-update --enable-logging=stderr --v=0"
    ran = subprocess.run(
        [
            str(CHROMIUM),
            *options.split(),
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--log-net-log={log}",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        check=True,
        text=True,
        timeout=100,
    )

    assert "CONSOLE" not in ran.stderr
    assert "What next" in ran.stdout
    fetched = set(re.findall(r'"url":"([^"]+)"', log.read_text(errors="replace")))
    its_own = re.compile(
        r"https?://[^/]*\b(google|gvt1)\.com/"
    )  # the browser asks for the time and for a dictionary
    assert [url for url in fetched if url.startswith("http") and not its_own.match(url)] == []
