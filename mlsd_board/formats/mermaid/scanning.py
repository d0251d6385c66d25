"""Reads one chain of a flowchart: nodes with their labels, the links between them, and what stands on the links."""

import re
from typing import NamedTuple

from mlsd_board.formats.parsed.diagram import Heads, Outline, Style
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.formats.parsed.words import plain

_SPACE = re.compile(r"\s*")
_ID = re.compile(r"(?:[^\s\[\](){}<>|&;\"=~@:\-.^]|-(?![->.=])|\.(?!-)|=(?!=)|:(?!::))+")
_LINK = re.compile(
    r"(?P<tail>[<xo])?(?:(?P<plain>--+)(?P<h1>[->xo])|(?P<thick>==+)(?P<h2>[=>xo])|(?P<dots>-\.+-)(?P<h3>[>xo])?|(?P<none>~~~+))"
)
_OPENING = re.compile(r"(?P<tail>[<xo](?=[-=]))?(?P<kind>--(?![->])|==(?![=>])|-\.)")
_ENDS = {
    "--": re.compile(r"\s*(?:(?<=\s)[xo<])?--+(?P<head>[->xo])"),
    "==": re.compile(r"\s*(?:(?<=\s)[xo<])?==+(?P<head>[=>xo])"),
    "-.": re.compile(r"\s*(?:(?<=\s)[xo<])?\.+-(?P<head>[>xo])?"),
}
_LINK_ID = re.compile(r"(?P<id>[\w-]+)@(?=[xo<]?(?:--|==|-\.|~~~))")
_SHAPES: tuple[tuple[str, tuple[str, ...], Outline], ...] = (
    ("(((", (")))",), "circle"),
    ("((", ("))",), "circle"),
    ("([", ("])",), "round"),
    ("[[", ("]]",), "box"),
    ("[(", (")]",), "cylinder"),
    ("[/", ("/]", "\\]"), "box"),
    ("[\\", ("\\]", "/]"), "box"),
    ("{{", ("}}",), "box"),
    ("[", ("]",), "box"),
    ("(", (")",), "round"),
    ("{", ("}",), "diamond"),
    (">", ("]",), "document"),
)
_NEW_SHAPES: tuple[tuple[str, Outline], ...] = (
    (
        r"cyl|db|database|cylinder|lin-cyl|disk|lined-cylinder|data-?store|bow-rect|bow-tie-rectangle|stored-data",
        "cylinder",
    ),
    (r"h-cyl|das|horizontal-cylinder|delay|half-rounded-rectangle", "queue"),
    (r"(?:(?:sm|dbl|fr|f)-)?circ(?:le)?|(?:small|double|framed|filled)-circle|junction|start|stop", "circle"),
    (r"diam|decision|diamond|question", "diamond"),
    (r"(?:(?:lin|lined|st|stacked|tag|tagged)-)?doc(?:ument)?s?", "document"),
    (r"rounded|event|stadium|terminal|pill", "round"),
    (r"text|text-block", ""),
    (r"cloud", "cloud"),
)
_DESCRIPTION = re.compile(r"@\{((?:\"[^\"]*\"|[^}\"])*)\}")
_FACT = re.compile(r"([A-Za-z]+)\s*:\s*(?:\"([^\"]*)\"|'((?:[^']|'')*)'|([^,\n]+))")
_FACT_OF_A_LINE = re.compile(_FACT.pattern.replace("^,", "^"))
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|__")
_CLASSES = re.compile(r"(?:[\w,]|-(?=\w))+")
_BOLD = re.compile(r"\*\*(?![/\s])(.{1,200}?)(?<![/\s])\*\*")
_ENTITY = re.compile(r"#(\d+|[a-zA-Z]+);")
_BARS = re.compile(r"\A\s*\|([^|]*)\|\s*\Z")
_NEEDS_QUOTES = re.compile(r"[()\[\]{}]")


class BrokenError(Exception):
    """A statement that cannot be followed any further."""


class Seen(NamedTuple):
    """A node as mentioned once: its name, and as far as given its label and shape."""

    name: str
    label: str | None = None
    outline: Outline = ""
    icon: str = ""
    hints: tuple[str, ...] = ()


class Link(NamedTuple):
    """What joins two groups of nodes."""

    label: str = ""
    heads: Heads = "forward"
    style: Style = "solid"
    name: str = ""


class Chain(NamedTuple):
    """Groups of nodes and the links between one group and the next; `odd` is what Mermaid would have refused."""

    groups: list[list[Seen]]
    links: list[Link]
    odd: list[str]
    broken: str = ""


def scan(text: str) -> Chain:
    """The chain in a statement, as far as it can be followed."""
    chain, place = chain_at(text, 0)
    if place < len(text) and not chain.broken:
        return chain._replace(broken=f"an arrow was expected before {_excerpt(text[place:])}")
    return chain


def chain_at(text: str, place: int) -> tuple[Chain, int]:
    """The chain that begins at a place, and where it ends."""
    chain = Chain([], [], [])
    try:
        place = _nodes(text, place, chain)
        while place < len(text) and (found := _link(text, place)):
            link, place = found
            nodes = len(chain.groups)
            place = _nodes(text, place, chain)
            if len(chain.groups) > nodes:
                chain.links.append(link)
                check_number((), chain.links)
    except BrokenError as error:
        return chain._replace(broken=str(error)), len(text)
    return chain, place


def _nodes(text: str, place: int, chain: Chain) -> int:
    """Take `A & B` into the chain; where it ends."""
    found: list[Seen] = []
    while True:
        node, place = _node(text, place, chain.odd)
        found.append(node)
        check_number(found, ())
        after = _skip(text, place)
        if after >= len(text) or text[after] != "&":
            chain.groups.append(found)
            return after
        place = after + 1


def _node(text: str, place: int, odd: list[str]) -> tuple[Seen, int]:
    place = _skip(text, place)
    name = _ID.match(text, place)
    if not name:
        where = f"before {_excerpt(text[place:])}" if text[place:] else "at the end"
        raise BrokenError(f"the name of a box was expected {where}")
    found, place = Seen(name.group()), name.end()
    if text.startswith("@{", place):
        found, place = _described(found, text, place)
    elif text[place : place + 1] not in ("", " ", "\n") or _bracket_follows(text, place):
        found, place = _labelled(found, text, _skip(text, place), odd)
    while text.startswith(":::", place):
        style = _CLASSES.match(text, place + 3)
        place = style.end() if style else place + 3
        found = found._replace(hints=(*found.hints, *(style.group().split(",") if style else ())))
    return found, place


def _bracket_follows(text: str, place: int) -> bool:
    after = _skip(text, place)
    return text[after : after + 1] in ("[", "(", "{") and text[after : after + 1] != ""


def _labelled(found: Seen, text: str, place: int, odd: list[str]) -> tuple[Seen, int]:
    for opening, closings, outline in _SHAPES:
        if text.startswith(opening, place):
            start = place + len(opening)
            span = _inside(text, start, closings)
            if span is None:
                continue
            end, closing = span
            label = text[start:end]
            bare = label.strip()
            if not bare.startswith('"') and _NEEDS_QUOTES.search(bare):
                odd.append(
                    f"the label {_excerpt(bare)} holds brackets, which Mermaid takes only in quotation marks"
                )
            return found._replace(label=unquoted(label), outline=outline), end + len(closing)
    if text[place : place + 1] in ("[", "(", "{"):
        raise BrokenError(f"the label of {found.name!r} is not closed")
    return found, place


def _inside(text: str, start: int, closings: tuple[str, ...]) -> tuple[int, str] | None:
    """Where a label ends, with the brackets that closed it: after its quotation marks, else at the same depth."""
    quote = re.compile(r'\s*"').match(text, start)
    if quote:
        end = text.find('"', quote.end())
        after = _skip(text, end + 1) if end >= 0 else -1
        for closing in closings:
            if end >= 0 and text.startswith(closing, after):
                return after, closing
    depth = 0
    for place in range(start, len(text)):
        if depth == 0:
            for closing in closings:
                if text.startswith(closing, place):
                    return place, closing
        if text[place] in "[({":
            depth += 1
        elif text[place] in "])}":
            depth = max(0, depth - 1)
    found = [(place, c) for c in closings if (place := text.rfind(c, start)) >= 0]
    return max(found) if found else None


def _described(found: Seen, text: str, place: int) -> tuple[Seen, int]:
    """The newer way to write a shape: `A@{ shape: cyl, label: "…" }`, on one line or on several."""
    description = _DESCRIPTION.match(text, place)
    if not description:
        raise BrokenError(f"the description of {found.name!r} is not closed")
    said = description.group(1)
    fact = _FACT_OF_A_LINE if "\n" in said else _FACT
    facts = {m.group(1): next(filter(None, m.groups()[1:]), "").strip() for m in fact.finditer(said)}
    wanted = facts.get("shape", "")
    outline: Outline = next((o for names, o in _NEW_SHAPES if re.fullmatch(names, wanted)), "box")
    label = facts["label"].replace("''", "'") if "label" in facts else None
    icon = facts.get("icon") or facts.get("img", "").rpartition("/")[2].partition(".")[0]
    return found._replace(label=label, outline=outline, icon=icon), description.end()


def _link(text: str, place: int) -> tuple[Link, int] | None:
    place = _skip(text, place)
    named = _LINK_ID.match(text, place)
    place, name = (named.end(), named["id"]) if named else (place, "")
    found = _LINK.match(text, place)
    if found:
        style: Style = "layout" if found["none"] else "dashed" if found["dots"] else "solid"
        head = found["h1"] or found["h2"] or found["h3"] or ""
        link = Link("", _heads(found["tail"], head), style, name)
        return _with_bars(link, text, found.end())
    opened = _OPENING.match(text, place)
    if not opened:
        return None
    closed = _closed(text, opened)
    if not closed:
        raise BrokenError(f"the arrow {_excerpt(text[place:])} has no end")
    label = unquoted(_BARS.sub(r"\1", text[opened.end() : closed.start()]))
    style = "dashed" if opened["kind"] == "-." else "solid"
    link = Link(label, _heads(opened["tail"], closed["head"] or ""), style, name)
    return _with_bars(link, text, closed.end())


def _closed(text: str, opened: re.Match[str]) -> re.Match[str] | None:
    quote = re.compile(r'\s*"[^"]*"').match(text, opened.end())
    return _ENDS[opened["kind"]].search(text, quote.end() if quote else opened.end())


def _with_bars(link: Link, text: str, place: int) -> tuple[Link, int]:
    after = _skip(text, place)
    if text[after : after + 1] != "|":
        return link, place
    quote = re.compile(r'\|\s*"[^"]*"').match(text, after)
    end = text.find("|", quote.end() if quote else after + 1)
    if end < 0:
        raise BrokenError("the label of an arrow is not closed: a | is missing")
    return link._replace(label=unquoted(text[after + 1 : end])), end + 1


def _heads(tail: str | None, head: str) -> Heads:
    forward = head in (">", "x", "o")
    if tail and forward:
        return "both"
    if tail:
        return "backward"
    return "forward" if forward else "none"


def unquoted(label: str) -> str:
    """A label without the marks around it, which may be those of Markdown."""
    bare = label.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1].strip()
    if len(bare) > 1 and bare[0] == bare[-1] == "`":
        bare = _EMPHASIS.sub("", bare[1:-1]).strip()
    return bare


def words(text: str) -> str:
    """A label without markup; Mermaid writes entities as `#35;` and `#quot;`, and often sets `**bold**` in any label."""
    said = _BOLD.sub(r"\1", text)
    spelled = _ENTITY.sub(lambda m: f"&#{m.group(1)};" if m.group(1).isdigit() else f"&{m.group(1)};", said)
    return plain(spelled.replace("\\n", "\n"))


def _skip(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return repr(line if len(line) <= 40 else f"{line[:39]}…")
