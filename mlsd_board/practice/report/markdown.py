"""The report as Markdown: for notes, pull requests and wikis. Charts and pictures are told in words."""

import re
from collections.abc import Iterable, Iterator

from mlsd_board.practice.report.document import Block, Chart, Document, Item, Items, Note, Table, Text, View

_MARKS = {"": "-", "yes": "- ✔", "no": "- ✖", "open": "- –"}
_SIGNS = {"error": "✖", "warning": "▲", "info": "●"}


def render(document: Document) -> str:
    """The text of the file; the same report always gives the same text."""
    lines = [f"# {_plain(document.title)}", ""]
    lines += [_plain(document.subtitle), ""] if document.subtitle else []
    figure = f"**{document.figure} of 4, {document.band}**" if document.band else f"**{document.figure}**"
    lines += [f"{figure} — {document.label[:1].lower()}{document.label[1:]}", ""]
    for section in document.sections:
        lines += [f"## {_plain(section.title)}", ""]
        for block in section.blocks:
            told = list(_block(block))
            lines += [*told, ""] if told else []
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Text):
        yield f"*{_plain(block.text)}*" if block.quiet else _plain(block.text)
    elif isinstance(block, Items):
        yield from map(_item, block.items)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Chart):
        return
    elif isinstance(block, View):
        yield f"*{_plain(block.told)}*" if block.told else ""
    else:
        yield from _note(block)


def _item(item: Item) -> str:
    note = f" *({_plain(item.note)})*" if item.note else ""
    return f"{_MARKS[item.mark]} {_plain(item.text)}{note}"


def _table(table: Table) -> Iterator[str]:
    yield _row(map(_plain, table.head))
    yield _row("---:" if n in table.numbers else "---" for n in range(len(table.head)))
    yield from (_row(map(_plain, row)) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _note(note: Note) -> Iterator[str]:
    yield f"### {_SIGNS.get(note.severity, '●')} {_plain(note.title)}"
    yield ""
    yield f"{_plain(note.text)}{f' *At: {_plain(note.view.told)}.*' if note.view and note.view.told else ''}"
    for line in note.lines:
        yield ""
        yield _plain(line)


def _plain(text: str) -> str:
    """One line in which nothing is taken for markup."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
