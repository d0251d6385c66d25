"""Text as other tools keep it, made plain: markup taken off, breaks kept as newlines, entities turned into characters."""

import html
import re

from mlsd_board.formats.errors import FormatError

_BREAK = re.compile(r"<\s*(?:br|/?p|/?div|/?li|/?tr|/?h[1-6]|hr|/?ul|/?ol)\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
# Labels pasted in draw.io carry the copied shapes along in letters of no size.
_UNSEEN = re.compile(
    r"<(\w+)\s[^<>]{0,400}?(?:font-size:\s*0(?:px|pt)?|display:\s*none)\s*[;\"'][^<>]*>[^<]*</\1\s*>",
    re.IGNORECASE,
)
_NAMES = (
    "a|abbr|b|big|blockquote|body|br|center|code|dd|del|div|dl|dt|em|figure|font|h[1-6]|head|hr|html|i|iframe|img|ins|kbd|"
    "label|li|mark|meta|o:p|ol|p|path|pre|q|rect|s|samp|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|"
    "tfoot|th|thead|title|tr|tt|u|ul|var|vr|w:\\w+"
)
_TAG = re.compile(rf"</?(?:{_NAMES})(?:[\s/][^<>]{{0,2000}})?>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")
_LEGEND = re.compile(
    r"\W*(?:(?:\w+ )?(?:legend[ea]?|légende|leyenda|легенда)|(?:colou?r )?key|图例|圖例|凡例|범례)\W*",
    re.IGNORECASE,
)
_LONGEST = 20_000
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def plain(text: str, *, markup: bool = True) -> str:
    """The text without markup; every line trimmed, empty lines dropped. `List<String>` is no markup."""
    text = (_UNSEEN.sub("", text) if markup else text)[:_LONGEST]
    if markup and ("<" in text or "&" in text):
        text = _CELL.sub(" ", _BREAK.sub("\n", _HIDDEN.sub("", text)))
        text = html.unescape(_TAG.sub("", text))
        # Some tools escape twice: what was written as &lt;br&gt; is a break all the same.
        text = _TAG.sub("", _BREAK.sub("\n", text)) if "<" in text else text
    text = _CONTROL.sub(
        "", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\xa0", " ")
    )
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def is_legend(title: str) -> bool:
    """Whether words are the heading of what explains colours and signs."""
    return bool(_LEGEND.fullmatch(title))


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file in whatever encoding, and a remark where that had to be guessed. Raises `FormatError`."""
    text, remark = _decoded(data)
    if "\0" in text:
        where = f"character {text.index(chr(0)) + 1}"
        raise FormatError(
            "this is not a text: a NUL stands in it", where=where, advice="Save it as UTF-8 text."
        )
    return text, remark


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(data) > 3 and set(data[start:4:2]) == {0} and all(data[1 - start : 4 : 2]):
            return data.decode(
                encoding, errors="replace"
            ), f"the file is not UTF-8 text; read as {encoding.upper()}"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        remark = f"byte {error.start}: the file is not UTF-8 text; read as Windows-1252"
        return data.decode("cp1252", errors="replace"), remark
