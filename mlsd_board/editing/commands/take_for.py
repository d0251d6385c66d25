"""Take a box of an imported diagram for a component, or keep it as a note."""

from mlsd_board.catalog.library import Library
from mlsd_board.editing.commands.connect import likely_kind
from mlsd_board.editing.commands.replace import replace
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import NODE_HEIGHT, NODE_WIDTH, Node, Note
from mlsd_board.model.naming import described, named

NOTE = "note"


def take_for(tx: Transaction, library: Library, box: str, component: str, label: str = "") -> None:
    """Make a node or note the component named, or a note. `label` is what the box said in the diagram.

    Its place and its arrows stay; arrows between components without a kind get the likeliest.
    """
    old = tx.design.boxes[box]
    if component == NOTE and isinstance(old, Node):
        tx.put(_note(old, label or old.label or library.title(old.component)))
    elif component != NOTE and isinstance(old, Node):
        replace(tx, library, box, component)
        _keep_name(tx, library, box, old.label or named(label).name)
    elif component != NOTE and isinstance(old, Note):
        tx.put(_node(old, component, label or old.text, library))
        _give_kinds(tx, library, box)


def _note(old: Node, text: str) -> Note:
    kept = old.model_dump(include={"id", "page", "x", "y", "width", "height", "frame", "z", "locked"})
    return Note(**kept, text=text)


def _node(old: Note, component: str, label: str, library: Library) -> Node:
    kept = old.model_dump(include={"id", "page", "frame", "z", "locked"})
    middle = old.rect.centre
    place = {"x": middle.x - NODE_WIDTH / 2, "y": middle.y - NODE_HEIGHT / 2}
    name, more = named(label)
    shown = _shown(library, component, name)
    return Node(**kept, **place, component=component, label=shown, attributes=described(more))


def _keep_name(tx: Transaction, library: Library, box: str, name: str) -> None:
    """What was called like the component it was first taken for is still called so."""
    node = tx.design.nodes[box]
    tx.put(node.model_copy(update={"label": _shown(library, node.component, name)}))


def _shown(library: Library, component: str, name: str) -> str:
    """The label of a component of this name: none where it is called like its kind."""
    return "" if name.casefold() == library.title(component).casefold() else name


def _give_kinds(tx: Transaction, library: Library, box: str) -> None:
    nodes = tx.design.nodes
    for wire in list(tx.design.connections_at([box])):
        if wire.kind is None and wire.source in nodes and wire.target in nodes:
            kind = likely_kind(tx.design, library, wire.source, wire.target)
            if kind:
                tx.put(wire.model_copy(update={"kind": kind}))
