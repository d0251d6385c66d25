"""The page of all components: what each is, what it takes and sends, and what is worth stating of it."""

from collections.abc import Mapping

from docs.generator import markdown
from docs.generator.markdown import code, table
from mlsd_board.catalog.component import Attribute, Component, Ports
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.model.kind import Kind
from mlsd_board.workspace.component_help import component_help


def page() -> str:
    library = load_library()
    parts = []
    for group in library.groups.values():
        members = library.in_group[group.id]
        parts += [f"## {group.title}", group.summary, *(_component(member, library) for member in members)]
    groups = (
        (f"[{g.title}](#{_anchor(g.title)})", f"`{g.id}`", str(len(library.in_group[g.id])), g.summary)
        for g in library.groups.values()
    )
    return markdown.page(
        "# Components",
        f"The {len(library.components)} components of the library. `mlsd-board explain ID` shows one of them in the "
        "terminal; `--library DIR` adds a folder of your own, written [like this](../component_library/README.md).",
        f"What flows along a connection is one of {code(kind.value for kind in Kind)}. Every component may also send "
        "`metrics` and take `control`. Attributes without a unit are counts, or fractions from 0 to 1. A value outside "
        "the plausible range deserves a question, not a refusal.",
        table(("group", "id", "components", "what"), groups),
        "## Attributes of every component",
        _attributes(library.universal),
        *parts,
    )


def _component(component: Component, library: Library) -> str:
    facts = [
        ("takes", _ports(component.inputs)),
        ("sends", _ports(component.outputs)),
        ("a new arrow out of it", code(kind.value for kind in component.default_kinds)),
        ("lives", {"both": "online and offline"}.get(component.stage, component.stage)),
        ("stands in for", ", ".join(component.stands_in_for)),
        ("also called", ", ".join(component.aliases)),
        *_surroundings(component, library),
    ]
    told = "\n".join(f"- {name}: {what}" for name, what in facts if what)
    parts = (f"### {component.title}", f"`{component.id}` · {component.summary}", told)
    return "\n\n".join(part for part in (*parts, _attributes(component.attributes)) if part)


def _surroundings(component: Component, library: Library) -> list[tuple[str, str]]:
    """What stands around it, what can replace it, what often goes wrong, and which rules and patterns speak of it."""
    found = component_help(component.id, library)
    if found is None:
        return []
    links = [f"[{rule.code}](rules/{rule.code}.md)" for rule in found.rules]
    return [
        ("usually comes after", _links(found.before, library)),
        ("usually leads to", _links(found.after, library)),
        ("instead of it", _links(found.alternatives, library)),
        ("often goes wrong", " ".join(component.mistakes)),
        ("patterns it is part of", ", ".join(found.patterns)),
        ("rules about it", ", ".join(links)),
    ]


def _links(ids: tuple[str, ...], library: Library) -> str:
    return ", ".join(f"[{library.title(id)}](#{_anchor(library.title(id))})" for id in ids)


def _ports(ports: Ports) -> str:
    """The groups of which one kind is expected, and then what else is possible."""
    needed = {kind for group in ports.required for kind in group}
    needs = [" or ".join(f"`{k.value}`" for k in ports.allowed if k in group) for group in ports.required]
    others = code(kind.value for kind in ports.allowed if kind not in needed)
    return "; ".join([*(f"needs {need}" for need in needs), *([f"may have {others}"] if others else [])])


def _attributes(attributes: Mapping[str, Attribute]) -> str:
    rows = ((f"`{name}`", a.type, a.unit, _range(a), a.summary) for name, a in attributes.items())
    return table(("attribute", "type", "unit", "plausible", "what it says"), rows)


def _range(attribute: Attribute) -> str:
    if attribute.choices:
        return code(attribute.choices)
    low, high = attribute.minimum, attribute.maximum
    if low is not None and high is not None:
        return f"{low:,.12g} to {high:,.12g}"
    return f"from {low:,.12g}" if low is not None else f"up to {high:,.12g}" if high is not None else ""


def _anchor(title: str) -> str:
    kept = "".join(c for c in title.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")
