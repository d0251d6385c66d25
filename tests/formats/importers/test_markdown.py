"""Diagrams in Markdown: which blocks are read, and where they stand."""

import pytest

from mlsd_board.formats.contract import Reading
from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.importers.markdown import IMPORTER
from tests.formats.boards import library

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
