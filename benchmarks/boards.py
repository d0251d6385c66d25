"""The boards that things are measured on: the starter with its safe fixes, grown to 30 components; and many of it, joined."""

import random
from math import ceil, sqrt
from pathlib import Path

from mlsd_board.catalog.library import Library, load_library
from mlsd_board.editing.commands.add import add_node
from mlsd_board.editing.commands.connect import connect
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats.native.codec import dumps
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Record
from mlsd_board.model.geometry import Point
from mlsd_board.model.kind import Kind
from mlsd_board.workspace.checking import check_design
from mlsd_board.workspace.fixing import fix_all_safe
from mlsd_board.workspace.starting import from_template

SIZE = 30
_MORE = (
    ("event_stream", "streaming_feature_pipeline", "feature_store"),
    ("data_lake", "bi_dashboard", ""),
    ("data_lake", "privacy_filter", "dataset_builder"),
    ("feature_store", "training_sampler", "trainer"),
    ("trainer", "checkpoint_store", ""),
)


def board_of_thirty(library: Library) -> Design:
    design, _ = fix_all_safe(
        from_template("two_stage_recommender", library), library, lambda d: check_design(d, library)
    )
    tx = Transaction(design)
    for source, component, target in _MORE[: SIZE - len(design.nodes)]:
        start = tx.design.nodes[source]
        new = add_node(tx, component, Point(start.x + 400, start.y + 200))
        connect(tx, library, source, new)
        if target:
            connect(tx, library, new, target)
    grown = design.apply(tx.finish())
    if len(grown.nodes) != SIZE:
        msg = f"the board has {len(grown.nodes)} components, not {SIZE}: the starter has changed"
        raise ValueError(msg)
    return grown


def joined(design: Design, size: int) -> Design:
    """Copies of a board until it has at least `size` components; what users of one do is kept in the lake of the next."""
    records: dict[str, Record] = {design.brief.id: design.brief}
    lake = next(n.id for n in design.nodes.values() if n.component == "data_lake")
    logger = next(n.id for n in design.nodes.values() if n.component == "event_logger")
    for number in range(-(-size // len(design.nodes))):
        copies = [
            n.model_copy(update={"id": f"{n.id}-{number}", "frame": None}) for n in design.nodes.values()
        ]
        arrows = [_copied(c, number) for c in design.connections.values()]
        if number:
            end = f"{lake}-{number - 1}"
            arrows.append(
                Connection(id=f"joint-{number}", source=f"{logger}-{number}", target=end, kind=Kind.EVENTS)
            )
        records |= {record.id: record for record in (*copies, *arrows)}
    return Design(records)


def _copied(connection: Connection, number: int) -> Connection:
    ends = {"source": f"{connection.source}-{number}", "target": f"{connection.target}-{number}"}
    return connection.model_copy(update={"id": f"{connection.id}-{number}", **ends})


def saved(design: Design, folder: Path) -> Path:
    path = folder / "board.mlsd.json"
    path.write_bytes(dumps(design).encode())
    return path


def large_board(size: int, seed: int = 7) -> tuple[Design, str]:
    """A board of many components in rows, each joined to its neighbours, and the id of one with fourteen arrows."""
    rng, components = random.Random(seed), sorted(load_library().components)
    columns = ceil(sqrt(size) * 0.8)
    nodes = [
        Node(
            id=f"n{n}",
            component=components[n % len(components)],
            x=(n % columns) * 320.0,
            y=(n // columns) * 160.0,
        )
        for n in range(size)
    ]
    hub = columns * (size // columns // 2) + columns // 2
    pairs = [(n, n + 1) for n in range(size - 1) if (n + 1) % columns]
    steps = (columns, 2, columns + 1, -columns, -2, columns - 1)
    pairs += [(n, min(max(n + rng.choice(steps), 0), size - 1)) for n in rng.sample(range(size), size // 2)]
    pairs += [(hub, hub + row * columns + rng.randint(-3, 3)) for row in (-3, -2, -1, 1, 2, 3) for _ in "ab"]
    kinds = list(Kind)
    wires = [
        Connection(id=f"w{n}", source=f"n{a}", target=f"n{b}", kind=kinds[n % len(kinds)])
        for n, (a, b) in enumerate(pairs)
        if a != b
    ]
    return Design.of(*nodes, *wires), f"n{hub}"
