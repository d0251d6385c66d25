r"""What a foreign format has no field for travels beside each shape as one line of JSON: written here, read here.

The line is an object with up to three keys. `record` is the record as in the board file (its id, component, kind,
attributes …; fields that have their default are left out). `shown` is the label as the exporter wrote it. `at` names the
shape where the line itself does not stand at it. A list of such objects stands where several have no shape of their
own (the brief, findings set aside, ink).

| format | a shape or arrow | what has no shape |
|---|---|---|
| draw.io | attribute `mlsd` of its `<UserObject>` or `<object>` | attribute `mlsd` of `<object id="0">` |
| Excalidraw | `customData.mlsd` (the object itself, not a text) | `customData.mlsd_board` of the first element |
| Mermaid | `%% mlsd: {…}`, `at` the name of the node or subgraph; of an arrow `L0`, `L1` … as in `linkStyle` | the same without `at` |
| DOT | attribute `mlsd` of the node, edge or cluster, in base64 | attribute `mlsd` of the graph, likewise |
| PlantUML, D2 (read only) | as Mermaid, after `' mlsd:` and `# mlsd:` | |

What the picture shows wins, since people edit pictures: ends, places, sizes and groups come from the diagram, and so
does a label that is no longer the one `shown`. All else comes from the record. What is not understood is ignored.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from mlsd_board.model.brief import Brief
from mlsd_board.model.elements import Connection, Frame, Ink, Node, Note, Record, Suppression

KEY = "mlsd"
"""The name of the attribute, of the key in `customData`, and of the comment."""
BOARD_KEY = "mlsd_board"
_MODELS: Mapping[str, type[Record]] = {
    "node": Node,
    "connection": Connection,
    "frame": Frame,
    "note": Note,
    "ink": Ink,
    "suppression": Suppression,
    "brief": Brief,
}
_LONGEST = 20_000_000


class Extra(NamedTuple):
    """One record that came along, the label the exporter gave its shape, and the name of that shape."""

    record: Record
    shown: str = ""
    at: str = ""


class _Any(BaseModel):
    model_config = ConfigDict(extra="ignore")

    record: dict[str, Any]
    shown: str = ""
    at: str = ""


def facts(record: Record, shown: str = "", at: str = "") -> dict[str, Any]:
    """The object for a record, for formats that carry JSON themselves."""
    kind = "brief" if isinstance(record, Brief) else record.element
    known = {"element": kind, "id": record.id, **record.model_dump(mode="json", exclude_defaults=True)}
    return {"record": known, **({"shown": shown} if shown else {}), **({"at": at} if at else {})}


def written(record: Record, shown: str = "", at: str = "") -> str:
    """The object for a record as one line of plain ASCII, the same for the same record."""
    return json.dumps(facts(record, shown, at), sort_keys=True)


def written_all(records: Iterable[Record]) -> str:
    """Several records without shapes as one line."""
    return json.dumps([facts(record) for record in records], sort_keys=True)


def packed(text: str) -> str:
    """A line in letters that need no quoting, for formats whose quoting is a trap."""
    return base64.b64encode(text.encode("ascii")).decode("ascii")


def read(found: object) -> tuple[Extra, ...]:
    """What stands in a text or in JSON already read: one record, several, or none where it is not ours."""
    if isinstance(found, str):
        found = _parsed(found)
    entries = found if isinstance(found, list) else [found]
    return tuple(extra for entry in entries if (extra := _extra(entry)))


def _parsed(text: str) -> object:
    if len(text) > _LONGEST:
        return None
    try:
        bare = text.strip()
        return json.loads(bare if bare[:1] in ("{", "[") else base64.b64decode(bare, validate=True))
    except (ValueError, RecursionError):
        return None


def _extra(entry: object) -> Extra | None:
    try:
        known = _Any.model_validate(entry)
        facts = dict(known.record)
        model = _MODELS[facts.get("element", "")]
        if model is Brief:
            facts.pop("element")
        return Extra(model.model_validate(facts), known.shown, known.at)
    except (ValidationError, KeyError, TypeError, RecursionError):
        return None
