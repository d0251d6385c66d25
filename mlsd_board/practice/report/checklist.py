"""The dos and don'ts of the two sources the program was made after, each with the rules that tell whether it was done."""

from typing import NamedTuple

from mlsd_board.practice.report.document import Item, Items, Mark, Section, Text
from mlsd_board.practice.report.material import Material


class Advice(NamedTuple):
    """One piece of advice, and the codes that tell; none where a diagram cannot."""

    text: str
    codes: str = ""


_FIRST = "Merkow: what to expect from system design rounds"
_SECOND = "Tanner: machine learning system design interview"
ADVICE: tuple[tuple[str, tuple[Advice, ...]], ...] = (
    (
        _FIRST,
        (
            Advice("Do mark out the open problem in your own words", "BRF001 BRF002 BRF005"),
            Advice("Do ask questions before you answer", "BRF003 BRF006"),
            Advice(
                "Do link what the business wants with metrics before and after the release",
                "MET001 MET002 MET003 MET004 EVA001 EVA002",
            ),
            Advice("Do let outcomes flow back into the design", "FBK001 FBK002 MET007"),
            Advice("Do draw it, end to end", "COM005 SRV001 SRV002 STR001 STR002 STR005 STR007"),
            Advice("Do keep time for a few details", "COM002"),
            Advice("Don't solve every problem at once", "BRF004"),
            Advice("Don't choose metrics that are too complex or too dear", "MET005 FBK004"),
            Advice("Don't get lost in the weeds", "COM001 COM003"),
        ),
    ),
    (
        _SECOND,
        (
            Advice(
                "Clarify: requirements, scope and priorities; say the prompt in other words",
                "BRF001 BRF002 BRF003 BRF004 BRF006",
            ),
            Advice("Collect data: sources, labels, versions, checks", "DAT001 DAT002 DAT003 DAT004 DAT005"),
            Advice("Analyse the data: look at it before you model it"),
            Advice("Select a model: a baseline, and a choice with its alternative", "TRN002 COM004"),
            Advice("Train the model: how, how often, judged by what", "TRN001 TRN003 TRN004 EVA001"),
            Advice("Weigh the patterns you use", "PAT001 COM004"),
            Advice("Answer the why", "BRF007"),
            Advice(
                "Think of scale, reliability and storage", "SCL001 SCL002 REL001 REL002 QNT001 QNT003 QNT005"
            ),
        ),
    ),
)


def checklist(material: Material) -> Section:
    """Each piece of advice with a tick, a cross, or a dash where the board does not tell."""
    verdicts = {j.rule.code: j for rating in material.score.ratings for j in rating.judged}
    blocks: list[Text | Items] = []
    for source, entries in ADVICE:
        found = []
        for entry in entries:
            known = [verdicts[code] for code in entry.codes.split() if code in verdicts]
            wrong = [j.rule.code for j in known if j.lost or j.verdict == "advice"]
            mark: Mark = "no" if wrong else "yes" if known else "open"
            found.append(
                Item(
                    entry.text, mark, ", ".join(wrong) if wrong else "" if known else "not visible on a board"
                )
            )
        blocks += [Text(source, quiet=True), Items(tuple(found))]
    return Section("Dos and don'ts", tuple(blocks))
