import csv
import io

from mlsd_board.catalog.library import Library
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.exporters.csv import EXPORTER
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note
from mlsd_board.model.kind import Kind, Mode

DESIGN = Design.of(
    Frame(id="f", title="Online"),
    Node(
        id="rank",
        component="ranker",
        label='=1+1, "quoted"',
        frame="f",
        attributes={"p99_latency_ms": 40.0, "qps": -5, "pii": True, "id": "clash"},
    ),
    Node(id="app", component="client_app"),
    Note(id="n", text="first\nsecond"),
    Connection(id="c", source="app", target="rank", kind=Kind.REQUEST, mode=Mode.SYNC, delay_s=0.5),
    Connection(id="d", source="n", target="f"),
)


def rows(library: Library, design: Design = DESIGN) -> list[dict[str, str]]:
    text = EXPORTER.write(design, ExportOptions(library)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_for_each_component_and_each_connection(library: Library) -> None:
    assert [(row["row"], row["id"]) for row in rows(library)] == [
        ("component", "app"),
        ("component", "rank"),
        ("connection", "c"),
        ("connection", "d"),
    ]


def test_attributes_have_columns_of_their_own_with_their_unit(library: Library) -> None:
    rank = rows(library)[1]

    assert rank["p99_latency_ms [ms]"] == "40"
    assert rank["pii"] == "yes"
    assert rank["attribute id"] == "clash"
    assert rank["frame"] == "Online"


def test_what_a_spreadsheet_would_run_is_made_text(library: Library) -> None:
    rank = rows(library)[1]

    assert rank["name"] == '\'=1+1, "quoted"'
    assert next(value for name, value in rank.items() if name.startswith("qps")) == "-5"


def test_connections_name_their_ends(library: Library) -> None:
    request, pin = rows(library)[2:]

    assert (request["source_name"], request["target"], request["kind"], request["mode"]) == (
        "Client app",
        "rank",
        "request",
        "sync",
    )
    assert request["delay_s"] == "0.5"
    assert (pin["source_name"], pin["target_name"], pin["kind"]) == ("first", "Online", "")


def test_an_empty_board_is_a_heading(library: Library) -> None:
    assert rows(library, Design()) == []
