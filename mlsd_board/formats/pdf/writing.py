"""Lines of text on a page of a PDF, each letter in the font that has it, words of right-to-left scripts in their order."""

import logging
import tempfile
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from mlsd_board.formats.pdf.faces import static_face
from mlsd_board.formats.pdf.fallback import fallbacks
from mlsd_board.formats.pdf.joining import joined, spelled
from mlsd_board.layout.text import Face, beyond_the_font

FAMILY = "board"
STYLES: Mapping[Face, str] = {Face.REGULAR: "", Face.SEMIBOLD: "B"}
"""The letter by which the document knows each weight of the bundled font."""

MISSING = "□"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def writer_for(pdf: Any, text: str) -> "Writer":
    """A writer for a document that is to hold the letters of a text; puts in the fonts that have them."""
    for name in ("fpdf", "fontTools"):
        logging.getLogger(name).setLevel(
            logging.ERROR
        )  # a letter that no font has is drawn as a box, and not news
    shown = "".join(sorted({*text, *joined(text)} - {"\n"}))
    lacking = beyond_the_font(shown)
    for weight, style in STYLES.items():
        _add_face(pdf, FAMILY, style, static_face(weight, shown + MISSING))
    found = {f"{FAMILY}{number}": stand_in for number, stand_in in enumerate(fallbacks(lacking))}
    for family, stand_in in found.items():
        _add_face(pdf, family, "", stand_in.font)
    pdf.set_fallback_fonts(list(found), exact_match=False)
    stand_ins = {letter: family for family, stand_in in found.items() for letter in stand_in.letters}
    return Writer(pdf, stand_ins, lacking - stand_ins.keys())


def _add_face(pdf: Any, family: str, style: str, font: bytes) -> None:
    # The library takes fonts as files only, and reads them at once.
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "face.ttf"
        path.write_bytes(font)
        pdf.add_font(family, style, path)


class Colour(NamedTuple):
    """Red, green and blue, 0 to 255, and opacity, 0 to 1."""

    red: int
    green: int
    blue: int
    opacity: float


class Line(NamedTuple):
    """Words, their size and weight, and how wide they are to be; lengths in points."""

    words: str
    size: float
    weight: Face
    colour: Colour
    width: float


@dataclass(frozen=True, slots=True)
class Writer:
    """A document under way, the font that stands in for each letter the bundled one lacks, and letters in no font."""

    pdf: Any
    stand_ins: Mapping[str, str]
    unknown: Set[str]

    def write(self, line: Line, x: float, y: float, anchor: float = 0.0) -> None:
        """Put a line at a place, stretched to its width: the page knows no kerning. `anchor` is the share of it left of there."""
        runs = [(family, "".join(run)) for family, run in groupby(self._ordered(line.words), self._family)]
        widths = [self._natural(line, family, run) for family, run in runs]
        stretch = line.width / sum(widths) if sum(widths) else 1.0
        if any(family != FAMILY for family, _ in runs):
            stretch = min(stretch, 1.0)  # what other fonts need was only estimated
        x -= anchor * stretch * sum(widths)
        red, green, blue, opacity = line.colour
        self.pdf.set_text_color(red, green, blue)
        with self.pdf.local_context(fill_opacity=opacity):
            self.pdf.set_stretching(100 * stretch)
            for (family, run), width in zip(runs, widths, strict=True):
                self._choose(line, family)
                self.pdf.text(x, y, run)
                x += width * stretch
            self.pdf.set_stretching(100)

    def _ordered(self, words: str) -> str:
        """From left to right as drawn, with a box for each letter that no font has."""
        words = "".join(self._drawable(letter) for letter in joined(words))
        if not self.stand_ins:
            return words
        from fpdf.bidi import BidiParagraph
        from fpdf.enums import TextDirection

        # As browsers do where nothing else is said; brackets face the other way within what runs from right to left.
        found = BidiParagraph(words, TextDirection.LTR).get_reordered_characters()
        return "".join(
            c.character.translate(_MIRRORED) if c.embedding_level % 2 else c.character for c in found
        )

    def _drawable(self, letter: str) -> str:
        """A letter as it can be drawn: by itself where no font has its joined form, as a box where none has it at all."""
        if letter not in self.unknown:
            return letter
        bare = spelled(letter)
        return MISSING if self.unknown & set(bare) else bare

    def _family(self, letter: str) -> str:
        return self.stand_ins.get(letter, FAMILY)

    def _natural(self, line: Line, family: str, run: str) -> float:
        self._choose(line, family)
        return float(self.pdf.get_string_width(run))

    def _choose(self, line: Line, family: str) -> None:
        self.pdf.set_font(family, STYLES[line.weight] if family == FAMILY else "", line.size)
