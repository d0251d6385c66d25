"""Boards on paper, printed into a file."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from mlsd_board.desktop.files import dialogs, printing
from mlsd_board.drawing.primitives import Text
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node, Page
from mlsd_board.model.ids import FIRST_PAGE

BOOK = Design.of(
    Page(id=FIRST_PAGE, title="Design"),
    Page(id="more", title="More", order=1),
    Node(id="a", component="ranker", width=600),
    Node(id="b", component="trainer", page="more", height=900),
)


def test_every_page_has_a_sheet_turned_as_suits_it(qapp, library, tmp_path: Path) -> None:
    file = tmp_path / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))

    assert printing.print_sheets(printer, printing.sheets(BOOK, ExportOptions(library)))

    boxes = [
        line.split(b"[")[1].split(b"]")[0].split()
        for line in file.read_bytes().split(b"\n")
        if b"/MediaBox" in line
    ]
    wide = [float(box[2]) > float(box[3]) for box in boxes]
    assert wide == [True, False]


def test_paper_is_never_dark(library) -> None:
    dark, light = (printing.sheets(BOOK, ExportOptions(library, theme=name)) for name in ("dark", "light"))

    assert dark == light
    assert dark[0].background == ""
    assert any(isinstance(part, Text) for part in dark[0].items[0].children)


def test_the_dialog_may_be_given_up(shell, monkeypatch) -> None:
    shell.documents.new_from_template("two_stage_recommender")
    asked = []
    monkeypatch.setattr(printing.QPrintDialog, "exec", lambda self: asked.append(self.maxPage()) or 0)

    shell.menus.run("print")

    assert asked == [1]


@pytest.mark.parametrize("works", [True, False])
def test_it_is_said_where_the_board_went(shell, monkeypatch, works: bool) -> None:
    shell.documents.new_from_template("two_stage_recommender")
    said, errors = [], []
    shell.desk.said.connect(said.append)
    monkeypatch.setattr(printing.QPrintDialog, "exec", lambda _: 1)
    monkeypatch.setattr(printing.QPrinter, "outputFileName", lambda _: "/tmp/board.pdf")
    monkeypatch.setattr(printing, "print_sheets", lambda *_: works)
    monkeypatch.setattr(dialogs, "show_error", lambda *told: errors.append(str(told[-1])))

    shell.menus.run("print")

    assert said[-1:] == ["Printed to /tmp/board.pdf."] * works
    assert errors == [] if works else ["nothing could be printed to /tmp/board.pdf"]
