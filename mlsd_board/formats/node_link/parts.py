"""Checking pieces of a foreign JSON file, so that whatever is wrong is named by its JSON path."""

import json
import math
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native.codec import as_format_error, json_path
from mlsd_board.formats.node_link.remarks import Remarks
from mlsd_board.model.values import Scalar

M = TypeVar("M", bound=BaseModel)


def made(model: type[M], facts: Mapping[str, Any], where: str) -> M:
    """A record from facts; what is wrong with them is reported below the path `where`."""
    try:
        return model.model_validate(facts)
    except ValidationError as error:
        found = as_format_error(error)
        below = json_path(error.errors(include_url=False)[0]["loc"])
        raise FormatError(found.what, where=f"{where}.{below}" if below else where) from error


def table(value: object, where: str) -> dict[str, Any]:
    """A JSON object, or an empty one where nothing is given."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise FormatError("an object { … } was expected", where=where)
    return value


def rows(value: object, where: str) -> list[Any]:
    """A JSON array, or an empty one where nothing is given."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise FormatError("a list [ … ] was expected", where=where)
    return value


def text(value: object, where: str) -> str:
    """A text; numbers are taken as they are written."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FormatError("a text was expected", where=where)
    return str(value)


def attribute(value: object, where: str, remarks: Remarks) -> Scalar | tuple[Scalar, ...]:
    """A value that a box can hold: a scalar or a list of them; what is nested deeper is kept as JSON text."""
    if isinstance(value, float) and not math.isfinite(value):
        raise FormatError("a finite number was expected", where=where)
    if isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list) and all(isinstance(entry, bool | int | float | str) for entry in value):
        return tuple(_finite(entry, f"{where}[{number}]") for number, entry in enumerate(value))
    remarks.add("the value is nested and was kept as JSON text", where)
    return json.dumps(value, ensure_ascii=False)


def known_only(model: type[BaseModel], value: object, where: str, remarks: Remarks) -> Any:
    """The value without fields the model does not have, at any depth; they are remarked. Null means unset."""
    if not isinstance(value, dict):
        return value
    kept = {}
    for name, entry in value.items():
        field = model.model_fields.get(name)
        if field is None:
            remarks.add("not known here and left out", f"{where}.{name}")
        elif entry is not None:
            kept[name] = _inner(field, entry, f"{where}.{name}", remarks)
    return kept


def _inner(field: FieldInfo, value: object, where: str, remarks: Remarks) -> Any:
    choices = (field.annotation, *get_args(field.annotation))
    model = next((c for c in choices if isinstance(c, type) and issubclass(c, BaseModel)), None)
    if model is None:
        return value
    if isinstance(value, list):
        return [known_only(model, entry, f"{where}[{n}]", remarks) for n, entry in enumerate(value)]
    return known_only(model, value, where, remarks)


def _finite(value: Scalar, where: str) -> Scalar:
    if isinstance(value, float) and not math.isfinite(value):
        raise FormatError("a finite number was expected", where=where)
    return value
