"""Reads the brief of a node-link file, and the findings set aside that it keeps under `suppressed`."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mlsd_board.formats.node_link import parts
from mlsd_board.formats.node_link.naming import LONGEST_NAME, written
from mlsd_board.formats.node_link.remarks import Remarks
from mlsd_board.model.brief import Brief
from mlsd_board.model.elements import Suppression
from mlsd_board.model.ids import RESERVED, fresh_id

_WHERE = "graph.brief"
_NO_REASON = "No reason was given."


def read_brief(raw: Mapping[str, Any], remarks: Remarks) -> Brief:
    """The brief; fields it does not know are remarked and left out."""
    said = {name: value for name, value in raw.items() if name != "suppressed"}
    return parts.made(Brief, parts.known_only(Brief, said, _WHERE, remarks), _WHERE)


def read_suppressions(
    raw: Mapping[str, Any], names: Mapping[str, str], taken: Collection[str], remarks: Remarks
) -> Iterator[Suppression]:
    """`brief.suppressed`: each with a code, a reason, and `node_id` or `elements` where it is about some only."""
    used = {*RESERVED, *taken}
    for number, entry in enumerate(parts.rows(raw.get("suppressed"), f"{_WHERE}.suppressed")):
        where = f"{_WHERE}.suppressed[{number}]"
        facts = parts.table(entry, where)
        known = {
            name: facts[name] for name in ("code", "reason", "status") if facts.get(name) not in (None, "")
        }
        if "reason" not in known:
            remarks.add("a finding is set aside without a reason", where)
        elements = parts.rows(facts.get("elements"), f"{where}.elements")
        if not elements and facts.get("node_id") is not None:
            elements = [facts["node_id"]]
        id = _id(facts, used)
        used.add(id)
        known["elements"] = [names.get(written(e), e) for e in elements]
        yield parts.made(Suppression, {"id": id, "reason": _NO_REASON, **known}, where)


def _id(facts: Mapping[str, Any], used: Collection[str]) -> str:
    wanted = facts.get("id")
    if isinstance(wanted, str) and 0 < len(wanted) <= LONGEST_NAME and wanted not in used:
        return wanted
    return fresh_id(f"suppressed_{facts.get('code')}", used)
