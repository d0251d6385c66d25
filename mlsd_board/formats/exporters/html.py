"""HTML: one file with the board's picture to move about in and its findings beside it. Asks nothing of the network."""

from importlib.resources import files

from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.theme import load_theme
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.embedding import board_element, board_payload
from mlsd_board.formats.html.page import page
from mlsd_board.formats.picture import title_of
from mlsd_board.model.design import Design
from mlsd_board.model.pages import each_page, page_title


def _write(design: Design, options: ExportOptions) -> bytes:
    # The library that fills templates is slow to import, and only documents need it.
    import jinja2

    folder = files("mlsd_board.formats.html")
    surroundings = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=False)
    template = surroundings.from_string((folder / "board.html.j2").read_text(encoding="utf-8"))
    text = template.render(
        title=title_of(design),
        said=one_line(design.brief.restatement or design.brief.prompt),
        theme=load_theme(options.theme),
        pages=[page(found, page_title(design, p.id), options) for p, found in each_page(design)],
        board=board_element(board_payload(options.book or design)) if options.embed else "",
        script=(folder / "board.js").read_text(encoding="utf-8").rstrip(),
    )
    return text.encode("utf-8", "replace")


EXPORTER = Exporter(
    "html", "HTML page", (".html", ".htm"), _write, pages="many", carries=("board",), drawn=True
)
