"""The languages of Mermaid that show no system, by how they begin, and what each of them shows."""

import re
from collections.abc import Mapping

_SHOWS: Mapping[str, str] = {
    "sequenceDiagram|zenuml": "calls one after the other",
    r"classDiagram(?:-v2)?|erDiagram": "classes and tables of data",
    r"stateDiagram(?:-v2)?": "states of one thing",
    "gantt|timeline|journey|kanban|gitGraph": "work in time",
    "mindmap|requirementDiagram|quadrantChart|ishikawa-beta": "thoughts",
    r"(?:pie|(?:sankey|xychart|packet|radar|treemap|venn)(?:-beta)?)\b": "figures",
}
OTHERS = "|".join(_SHOWS)


def other_sort(text: str) -> tuple[str, str] | None:
    """Which of them a text begins as, and what that shows."""
    for names, shows in _SHOWS.items():
        if found := re.match(rf"(?:{names})(?![\w-])", text):
            return found.group(), shows
    return None
