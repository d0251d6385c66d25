"""Names for the nodes and edges of a foreign graph: kept where they can be, made up where they cannot."""

import json
from collections.abc import Collection, Container, Iterable, Mapping
from typing import Any

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.node_link.parts import table
from mlsd_board.formats.node_link.remarks import Remarks
from mlsd_board.model.ids import RESERVED, fresh_id

LONGEST_NAME = 200


def written(value: object) -> str:
    """What identifies a node in the file, whatever JSON value it is."""
    return json.dumps(value, ensure_ascii=False)


def node_names(nodes: Iterable[object], taken: Collection[str], remarks: Remarks) -> dict[str, str]:
    """The id of every node on the board, by what identifies it in the file, in the order of the file."""
    entries = [_identity(entry, f"nodes[{number}]") for number, entry in enumerate(nodes)]
    names: dict[str, str] = {}
    for number, value in enumerate(entries):
        if written(value) in names:
            raise FormatError(f"the id {value!r} is used twice", where=f"nodes[{number}].id")
        usable = isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value not in taken
        names[written(value)] = str(value) if usable and value not in RESERVED else ""
    used = {*RESERVED, *names.values(), *taken}
    for number, value in enumerate(entries):
        if not names[written(value)]:
            stem = value if isinstance(value, str) else written(value)
            name = fresh_id(stem, used)
            used.add(name)
            names[written(value)] = name
            if isinstance(value, str):
                remarks.add("the id cannot be used here and was replaced", f"nodes[{number}].id")
    return names


def edge_name(edge: Mapping[str, Any], ends: tuple[str, str], taken: Container[str]) -> str:
    """The key of the edge where it is a free name, else a fresh one."""
    for value in (edge.get("key"), edge.get("id")):
        if isinstance(value, str) and 0 < len(value) <= LONGEST_NAME and value not in taken:
            return value
    return fresh_id("_".join(ends), taken)


def _identity(entry: object, where: str) -> object:
    facts = table(entry, where)
    if "id" not in facts:
        raise FormatError("the node has no id", where=f"{where}.id")
    return facts["id"]
