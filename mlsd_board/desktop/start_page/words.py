"""What the start page calls things."""

from mlsd_board.model.brief import CATEGORIES
from mlsd_board.workspace.browsing import Entry, Shelf

CATEGORY_TITLES = {category: words.capitalize() for category, words in CATEGORIES.items()}
HUES = {"recommendation": "violet", "transformation": "teal", "bi": "amber"}
SHELVES: tuple[tuple[Shelf, str], ...] = (
    ("question", "Questions"),
    ("starter", "Starters"),
    ("reference", "References"),
    ("own", "Your templates"),
)
SHELF_HINTS: dict[Shelf, str] = {
    "question": "A question as an interviewer would put it. What you should ask for is held back until you do.",
    "starter": "Begun, with gaps left on purpose. The checker finds them and helps to close them.",
    "reference": "One strong answer to its question, complete with its brief. There are others.",
    "own": "Boards you kept as templates, and what others shared with you.",
}
DIFFICULTIES = {1: "easier", 2: "medium", 3: "harder"}


def tag_words(tag: str) -> str:
    return tag.replace("_", " ")


def meta(entry: Entry) -> str:
    """The line under an entry: who asks it, and what it is about."""
    parts = [entry.company, *(tag_words(tag) for tag in entry.tags[:3])]
    return "  ·  ".join(part for part in parts if part)
