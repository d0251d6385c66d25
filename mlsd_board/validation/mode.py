"""How loud checking is: silent, one hint at a time, or everything at once."""

from enum import StrEnum


class Mode(StrEnum):
    """`EXAM` keeps findings back to the end; `COACH` gives one hint at a time; `REVIEW` shows all. All of them count."""

    EXAM = "exam"
    COACH = "coach"
    REVIEW = "review"

    @property
    def heading(self) -> str:
        return _HEADINGS[self][0]

    @property
    def summary(self) -> str:
        return _HEADINGS[self][1]


_HEADINGS = {
    Mode.EXAM: ("Exam", "Findings are counted and kept back to the end."),
    Mode.COACH: ("Coach", "One finding at a time, with a hint that grows clearer."),
    Mode.REVIEW: ("Review", "Everything is shown, with badges on the board."),
}
