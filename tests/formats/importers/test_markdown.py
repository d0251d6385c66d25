"""Diagrams in Markdown: which blocks are read, and where they stand."""

import pytest

from mlsd_board.formats.contract import Reading
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.importers.markdown import IMPORTER
from tests.formats.boards import library
from tests.formats.importers.reading import imported

TEXT = b"""# System

```mermaid
flowchart LR
  a[Feature Store] --> b[Model Server]
```

## Sequence
```mermaid
sequenceDiagram
  a->>b: hi
```

- in a list
  ~~~dot
  digraph { x -> y }
  ~~~

```python
print()
```

## Third
```plantuml
[Kafka] --> [Flink]
```
```d2
a -> b
```

::: mermaid
graph TD
  w --> v
:::
"""


def test_each_block_becomes_a_page_with_the_lines_of_the_file() -> None:
    found = IMPORTER.read(TEXT, library())

    assert [(r.title, r.where) for r in found.reports] == [
        ("System", "line 4"),
        ("Sequence", "line 16"),
        ("Third", "line 25"),
        ("Third", "line 28"),
        ("Third", "line 32"),
    ]
    assert [b.where for b in found.reports[0].boxes] == ["line 5", "line 5"]
    assert [b.where for b in found.reports[1].boxes] == ["line 16", "line 16"]
    assert any(
        "line 10: this is a Mermaid sequenceDiagram, which shows calls one after the other; passed over"
        in remark
        for remark in found.remarks
    )
    assert len(found.design.pages) == 5
    assert len(found.design.nodes) + len(found.design.notes) == 10


def test_one_of_them_can_be_picked() -> None:
    assert IMPORTER.read_diagrams is not None
    found = IMPORTER.read_diagrams(TEXT, library(), Reading(pick=3))
    assert {n.component for n in found.design.nodes.values()} == {"event_stream", "stream_processor"}
    with pytest.raises(FormatError, match="no diagram number 9"):
        IMPORTER.read_diagrams(TEXT, library(), Reading(pick=9))


def test_a_text_without_diagrams_says_so() -> None:
    with pytest.raises(NoDiagramError, match="no diagram"):
        IMPORTER.read(b"# Nothing\n\n```python\nx\n```\n", library())


@pytest.mark.parametrize(
    ("name", "language"), [("a.mmd", "mermaid"), ("a.puml", "plantuml"), ("a.dot", "dot")]
)
def test_a_block_saved_under_the_name_of_a_diagram_is_read(name: str, language: str) -> None:
    bodies = {"mermaid": "graph TD\na --> b\n", "plantuml": "[a] --> [b]\n", "dot": "digraph { a -> b }\n"}
    block = f"```{language}\n{bodies[language]}```\n"

    (report,) = imported(name, block.encode()).reports
    assert [box.label for box in report.boxes] == ["a", "b"]
    several = imported(name, f"# One\n\n{block}\n## Two\n{block}".encode())
    assert [r.title for r in several.reports] == ["One", "Two"]


def test_a_block_without_a_language_is_what_it_begins_as() -> None:
    blocks = (
        "graph TD\na --> b",
        "@startuml\n[a] --> [b]\n@enduml",
        "digraph G { a -> b }",
        "+--+\n|a |\n+--+",
    )
    found = IMPORTER.read("\n".join(f"```\n{block}\n```\n" for block in blocks).encode(), library())

    assert [[box.label for box in report.boxes] for report in found.reports] == [["a", "b"]] * 3
