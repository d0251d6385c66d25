"""The form of a component on the board: its words, and the facts its definition finds worth stating."""

from mlsd_board.catalog.component import Attribute
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.attribute_field import attribute_field, cleared
from mlsd_board.desktop.forms.fields import FlagField, ProseField, TextField
from mlsd_board.desktop.forms.rows import Rows, Section, caption, label
from mlsd_board.desktop.help.about_component import ComponentAbout
from mlsd_board.desktop.look.pictures import component_icon
from mlsd_board.desktop.panels.inspector.element_form import ElementForm
from mlsd_board.editing.commands.mark_deep_dive import mark_deep_dive
from mlsd_board.editing.commands.set_attribute import set_attribute
from mlsd_board.model.elements import Node


class NodeForm(ElementForm):
    """Attributes of the component first, then those every component has."""

    def __init__(self, desk: Desk, id: str) -> None:
        super().__init__(desk, id)
        library, node = desk.session.library, self.record
        component = library.components.get(node.component)
        icon = component_icon(component, library, desk.theme, 32) if component else None
        summary = (
            component.summary if component else "This component is not in the library. It is kept as it is."
        )
        self.head(library.title(node.component), summary, icon)
        rows = self.rows()
        self.field(
            rows,
            "label",
            TextField(library.title(node.component)),
            tip="What the box says; its title when empty.",
        )
        self.field(rows, "rationale", ProseField("Why is it there?", 3), wide=True)
        self._deep_dive(rows)
        self.tag_field(rows)
        own = dict(component.attributes) if component else {}
        if own:
            self._section("Worth stating", own, open=True)
        shared = {name: a for name, a in library.universal.items() if name not in own}
        self._section("More", shared, open=any(name in node.attributes for name in shared))
        self._strangers(node, {**own, **shared})
        if component:
            about = Section("About this component", ComponentAbout(component.id, library), open=False)
            self.column.addWidget(about)

    def _deep_dive(self, rows: Rows) -> None:
        """The mark, kept in step with the deep dives of the brief."""
        editor = FlagField("discuss in detail", certain=True)
        rows.add("Deep dive", editor)
        self.editors["deep_dive"] = editor
        self.readers.append(lambda: editor.show_value(self.record.deep_dive))
        editor.given.connect(self._mark)

    def _mark(self, on: object) -> None:
        if self.record is not None and self.record.deep_dive != on:
            self.desk.edit("Set deep dive", lambda tx: mark_deep_dive(tx, [self.id], on=bool(on)))

    def _section(self, title: str, attributes: dict[str, Attribute], *, open: bool) -> None:
        rows = Rows()
        for name, attribute in attributes.items():
            self._attribute(rows, name, attribute)
        self.column.addWidget(Section(title, rows, open=open))

    def _attribute(self, rows: Rows, name: str, attribute: Attribute) -> None:
        editor = attribute_field(attribute)
        words = caption(name, attribute.unit)
        wide = attribute.type in ("text", "list", "choices")
        (rows.add_wide if wide else rows.add)(words, editor, attribute.summary)
        self.editors[name] = editor
        self.readers.append(lambda: editor.show_value(self.record.attributes.get(name)))
        editor.given.connect(lambda value: self._state(name, words, cleared(value)))

    def _state(self, name: str, words: str, value: object) -> None:
        if self.record is not None and self.record.attributes.get(name) != value:
            self.desk.edit(f"Set {words.lower()}", lambda tx: set_attribute(tx, self.id, name, value))

    def _strangers(self, node: Node, known: dict[str, Attribute]) -> None:
        others = {name: value for name, value in node.attributes.items() if name not in known}
        if others:
            words = "\n".join(f"{name} = {value}" for name, value in sorted(others.items()))
            self.column.addWidget(label(f"Not known to the library, and kept:\n{words}", "hint", wrap=True))
