"""A PDF document of drawings, one page each: vector paths, text one can select and search, the board in its metadata."""

from collections.abc import Sequence
from datetime import UTC, datetime

from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.formats.pdf.painting import paint, texts_of
from mlsd_board.formats.pdf.writing import Writer, writer_for

POINTS = 0.75
"""Points per scene unit: a unit is a pixel of 1/96 inch."""
_DATE = datetime(2000, 1, 1, tzinfo=UTC)
"""A document must have a date; a clock would make every file another."""
_LONGEST_SIDE = 14_400.0
"""Points along one side; viewers refuse larger pages."""


def pdf_bytes(drawings: Sequence[Drawing], *, title: str, metadata: str = "") -> bytes:
    """The file; the same drawings always give the same bytes. `metadata` is XML that is put in as it is."""
    # A large library that nothing else needs.
    import fpdf

    pdf = fpdf.FPDF(unit="pt")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_creation_date(_DATE)
    pdf.set_producer("MLSD Board")
    pdf.set_title(one_line(title))
    writer = writer_for(pdf, "\n".join(text.text for drawing in drawings for text in texts_of(drawing)))
    for drawing in drawings:
        _add_page(writer, drawing)
    if metadata:
        pdf.set_xmp_metadata(_packet(metadata))
    return bytes(pdf.output())


def _add_page(writer: Writer, drawing: Drawing) -> None:
    b = drawing.bounds
    scale = min(POINTS, _LONGEST_SIDE / max(b.width, b.height))
    writer.pdf.add_page(format=(b.width * scale, b.height * scale))
    paint(writer, drawing, scale)


def _packet(metadata: str) -> str:
    return f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="">{metadata}</rdf:Description></rdf:RDF>'
