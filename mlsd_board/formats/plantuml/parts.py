"""What one line of a PlantUML diagram says: a box, a container that opens, a macro, or an arrow."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from mlsd_board.formats.parsed.diagram import Heads, Outline, Style

KEYWORDS: Mapping[str, Outline] = {
    "component": "box",
    "interface": "circle",
    "database": "cylinder",
    "queue": "queue",
    "cloud": "cloud",
    "node": "box",
    "folder": "folder",
    "frame": "box",
    "package": "box",
    "rectangle": "box",
    "storage": "cylinder",
    "artifact": "document",
    "agent": "box",
    "actor": "person",
    "actor/": "person",
    "person": "person",
    "card": "box",
    "file": "document",
    "stack": "box",
    "collections": "box",
    "boundary": "box",
    "control": "circle",
    "entity": "box",
    "usecase": "round",
    "hexagon": "box",
    "label": "",
    "circle": "circle",
    "container": "box",
    "process": "box",
    "class": "box",
    "abstract": "box",
    "enum": "box",
    "object": "box",
    "participant": "box",
    "state": "box",
    "namespace": "box",
    "action": "box",
    "map": "box",
    "port": "",
    "portin": "",
    "portout": "",
}
_WITH_MEMBERS = frozenset(["class", "abstract", "enum", "object", "map", "entity", "interface"])
_BRACKETS: Mapping[str, Outline] = {"[": "box", "(": "round", ":": "person"}
_KEYWORD = "|".join(sorted(map(re.escape, KEYWORDS), key=len, reverse=True))
_WAY = "left|right|up|down|le|ri|do|l|r|u|d"
_WORD = rf"(?:[^\s\"\[\](){{}}<>#:.~=-]|-(?!(?:{_WAY})[-\[.])(?=\w)|[.~=](?=\w)|::(?=\w))+"
_NAME = rf'"(?:[^"]*)"|\[[^\[\]]*\]|\([^()]*\)|:[^:]+:|{_WORD}'
_BOX = re.compile(
    rf"(?:(?P<word>{_KEYWORD})\b\s*(?:class\b\s*)?)?(?P<first>{_NAME})?\s*(?P<stereo><<.*?>>)?\s*(?:\bas\s+(?P<second>{_NAME}))?"
    r"(?P<rest>(?:\s*(?:<<.*?>>|#[\w;:.,\[\]|/\\-]+|\$[\w]+|\[\[.*?\]\]|order\s+\d+))*)\s*(?P<open>\{|\[)?\s*(?P<tail>\})?$",
    re.IGNORECASE,
)
_STEREO = re.compile(r"<<\s*(.*?)\s*>>")
_LEFT = r"(?P<left><\|?|<<\|?|\*|o(?=[-.=~\[])|\+|#|x(?=[-.=~\[])|\^|\}o?|0\)?|\)|@|<-?)?"
_RIGHT = r"(?P<right>\|?>>?|\*|o(?=[\s\[\"(:])|\+|#(?=\s)|x(?=\s)|\^|\{|\(?0|\(|@)?"
_ARROW = re.compile(
    rf"{_LEFT}(?P<line1>[-.=~]+)(?:\[(?P<looks>[^\]]*)\])?(?:(?:{_WAY}|\(?0\)?)(?:\[(?P<looks2>[^\]]*)\])?(?=[-.=~]))?(?P<line2>[-.=~]*){_RIGHT}"
)
_END = re.compile(
    rf'\s*(?:(?:{_KEYWORD})\s+(?=["\[(:\w]))?(?P<name>{_NAME})\s*(?:<<[^<>]*>>)?\s*(?:"(?P<card>[^"]*)")?\s*',
    re.IGNORECASE,
)
_FRONT = re.compile(
    rf'\s*(?:"(?P<card>[^"]*)"\s*)?(?:(?:{_KEYWORD})\s+(?=["\[(:\w]))?(?P<name>{_NAME})\s*(?:<<[^<>]*>>)?\s*(?:#[\w;:.-]+\s*)?',
    re.IGNORECASE,
)
_PLAIN_FRONT = re.compile(
    rf'\s*(?:(?:{_KEYWORD})\s+(?=["\[(:\w]))?(?P<name>{_NAME})\s*(?:<<[^<>]*>>)?\s*(?:"(?P<card>[^"]*)"\s*)?',
    re.IGNORECASE,
)
_PLAIN_END = re.compile(_END.pattern, re.IGNORECASE)
_COUNTED_END = re.compile(rf'\s*"(?P<count>[^"]*)"\s+(?=[\[(:\w"]){_END.pattern}', re.IGNORECASE)
_ALIAS = re.compile(rf"as\s+({_WORD})\s*")


class Box(NamedTuple):
    """A box or a container. `opens` says that what follows lies in it; `words_until` is the sign up to which its words
    follow line by line.
    """

    name: str
    label: str
    outline: Outline
    hints: tuple[str, ...] = ()
    opens: bool = False
    words_until: str = ""
    closed: bool = False


class Link(NamedTuple):
    """An arrow between two names, as they are written; `alias` is another name that the target is given here."""

    source: str
    target: str
    label: str
    heads: Heads
    style: Style
    alias: str = ""


def link(text: str) -> Link | None:
    """The arrow in a line, if there is one; a quoted text before an end is the end itself, or how many of it."""
    for front in (_PLAIN_FRONT, _FRONT):
        first = front.match(text)
        arrow = _ARROW.match(text, first.end()) if first else None
        if first and arrow and _is_line(arrow):
            for end in (_PLAIN_END, _COUNTED_END):
                second = end.match(text, arrow.end())
                rest = re.sub(r"^#[\w;:.,-]+\s*", "", text[second.end() :].strip()) if second else "?"
                named = _ALIAS.match(rest)
                rest = rest[named.end() :] if named else rest
                if second and (not rest or rest.startswith(":")):
                    counts = (
                        first["card"],
                        rest[1:].strip(),
                        second["card"] or second.groupdict().get("count"),
                    )
                    label = " ".join(part for part in counts if part)
                    alias = named[1] if named else ""
                    return Link(first["name"], second["name"], label, _heads(arrow), _style(arrow), alias)
    return None


def _is_line(arrow: re.Match[str]) -> bool:
    stroke = arrow["line1"] + arrow["line2"]
    apart = arrow.string[: arrow.start()].endswith((" ", "\t", "]")) and arrow.string[
        arrow.end() :
    ].startswith((" ", "["))
    return len(stroke) > 1 or bool(arrow["right"] or arrow["left"]) or (apart and stroke in ("-", "."))


def _heads(arrow: re.Match[str]) -> Heads:
    left, right = bool(arrow["left"]), bool(arrow["right"])
    pointed_left = (arrow["left"] or "").startswith("<")
    pointed_right = (arrow["right"] or "").endswith(">")
    if pointed_left and pointed_right:
        return "both"
    if pointed_left or (left and not right and not pointed_right):
        return "backward"
    return "forward" if right else "none"


def _style(arrow: re.Match[str]) -> Style:
    looks = f"{arrow['looks'] or ''},{arrow['looks2'] or ''}".lower()
    if "hidden" in looks:
        return "layout"
    dashed = "." in arrow["line1"] or "~" in arrow["line1"] or "dashed" in looks or "dotted" in looks
    return "dashed" if dashed else "solid"


def box(text: str) -> Box | None:
    """The box or container in a line, if there is one."""
    round_interface = re.sub(r"^\(\)\s+", "interface ", text)
    found = _BOX.match(round_interface)
    if not found or not (found["word"] or (found["first"] or "")[:1] in "[(:"):
        return None
    word = (found["word"] or "").lower()
    first, second = found["first"] or "", found["second"] or ""
    name, label = _named(first, second)
    outline = KEYWORDS[word] if word else _BRACKETS.get(first[:1], "box")
    if not name and not found["open"]:
        return None
    hints = tuple(_STEREO.findall(f"{found['stereo'] or ''} {found['rest'] or ''}"))
    sign = found["open"] or ""
    words_until = "]" if sign == "[" else "}" if sign and word in _WITH_MEMBERS and not found["tail"] else ""
    return Box(name, label, outline, hints, sign == "{" and not words_until, words_until, bool(found["tail"]))


def _named(first: str, second: str) -> tuple[str, str]:
    """Name and label: either side of `as` may be the label, the one in quotation marks or brackets is."""
    a, b = bare(first), bare(second)
    if not second:
        return a, a
    if first[:1] in ('"', "[", "(", ":") or second[:1] not in ('"', "[", "(", ":"):
        return b, a
    return a, b


def bare(name: str) -> str:
    """A name without the marks around it."""
    if len(name) > 1 and (name[0], name[-1]) in (('"', '"'), ("[", "]"), ("(", ")"), (":", ":")):
        return name[1:-1].strip()
    return name.strip()
