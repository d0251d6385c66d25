"""Classes of a script: what is made of them, and what their attributes and methods come to."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mlsd_board.formats.mingrammer.script import Script
from mlsd_board.formats.mingrammer.values import UNKNOWN, Class, Function, Instance


def made(script: Script, kind: Class, given: Sequence[Any], named: Mapping[str, Any]) -> Instance:
    """An instance, with what its class does to begin with."""
    found = Instance(kind)
    begin = kind.members.get("__init__")
    if isinstance(begin, Function):
        script.call(replace(begin, owner=found), list(given), named)
    else:
        found.held |= dict(zip(kind.fields, given, strict=False)) | dict(named)
        after = kind.members.get("__post_init__")
        if isinstance(after, Function):
            script.call(replace(after, owner=found), [], {})
    return found


def attribute(script: Script, owner: Instance | Class, name: str) -> Any:
    """What is known of an instance or a class under a name; what is a property is worked out."""
    if isinstance(owner, Instance) and name in owner.held:
        return owner.held[name]
    kind = owner if isinstance(owner, Class) else owner.kind
    found = kind.members.get(name, UNKNOWN)
    if not isinstance(found, Function) or not isinstance(found.node, ast.FunctionDef):
        return found
    marks = {mark.id for mark in found.node.decorator_list if isinstance(mark, ast.Name)}
    if "staticmethod" in marks:
        return found
    bound = replace(found, owner=kind if "classmethod" in marks else owner)
    if marks & {"property", "cached_property"} and isinstance(owner, Instance):
        return script.call(bound, [], {})
    return bound if isinstance(owner, Instance) or "classmethod" in marks else found
