"""The right editor for an attribute, from its definition in the library."""

from PySide6.QtWidgets import QWidget

from mlsd_board.catalog.choices import choice_words
from mlsd_board.catalog.component import Attribute
from mlsd_board.desktop.forms.check_list import CheckList
from mlsd_board.desktop.forms.fields import ChoiceField, FlagField, ListField, TextField
from mlsd_board.desktop.forms.number_field import NumberField


def attribute_field(attribute: Attribute) -> QWidget:
    """An editor with `given` and `show_value` that fits the attribute's type."""
    match attribute.type:
        case "number" | "integer":
            return NumberField(
                attribute.unit, (attribute.minimum, attribute.maximum), whole=attribute.type == "integer"
            )
        case "boolean":
            return FlagField()
        case "choice":
            return ChoiceField([(choice, choice_words(choice)) for choice in attribute.choices])
        case "choices":
            return CheckList(attribute.choices)
        case "list":
            return ListField()
        case _:
            return TextField()


def cleared(value: object) -> object:
    """What to state: an empty text or list is the same as nothing stated."""
    return None if value in ("", (), []) else value
