"""What the pickers offer: all that can be done, placed and gone to; targets of an arrow; other components for a box."""

from collections.abc import Iterator
from typing import Any

from mlsd_board.catalog.search import search
from mlsd_board.desktop.actions.table import ACTIONS
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.look.pictures import component_icon, sign
from mlsd_board.desktop.naming import title_of
from mlsd_board.desktop.pages import verbs
from mlsd_board.desktop.search.matching import score
from mlsd_board.desktop.search.picker import Choice
from mlsd_board.editing.commands.connect import connect, objection
from mlsd_board.editing.commands.replace import replace
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.counting import counted
from mlsd_board.model.elements import Frame, Node
from mlsd_board.model.pages import page_title

Shell = Any
_SELF = "commands"


def commands(shell: Shell, typed: str) -> list[Choice]:
    """Actions that can be done now, components to insert, and boxes to go to; the best fits first."""
    found = list(_actions(shell, typed))
    if shell.desk is not None and typed.strip():
        found += [*_places(shell.desk, typed), *_pages(shell.desk, typed), *_components(shell, typed)]
    ranked = sorted(enumerate(found), key=lambda entry: (-entry[1][0], entry[0]))
    return [choice for _, (_, choice) in ranked]


def targets(desk: Desk, source: str, typed: str) -> list[Choice]:
    """The boxes that an arrow from `source` may go to."""
    design, library = desk.session.design, desk.session.library
    found = []
    for id in design.boxes:
        title = title_of(design, library, id)
        fits = score(title, typed)
        if fits and not objection(design, library, source, id):
            found.append((-fits, title, id, _choice_of(desk, id, lambda id=id: _join(desk, source, id))))
    return [choice for *_, choice in sorted(found, key=lambda entry: entry[:3])]


def other_pages(desk: Desk, typed: str) -> list[Choice]:
    """The pages that the selection may move to, and a new one."""
    session, icon = desk.session, sign("dot", desk.theme, desk.theme.muted)
    pages = [(p.id, page_title(session.book, p.id)) for p in session.pages if p.id != session.page]
    found = [
        (-score(title, typed), Choice(title, lambda id=id: verbs.send(desk, id), "page", icon))
        for id, title in pages
        if score(title, typed)
    ]
    new = Choice("A new page", lambda: verbs.send(desk), "", sign("plus", desk.theme, desk.theme.muted))
    return [*(choice for _, choice in sorted(found, key=lambda entry: entry[0])), new]


def replacements(desk: Desk, node: str, typed: str) -> list[Choice]:
    """The components a box could be instead."""
    library, old = desk.session.library, desk.session.design.nodes[node].component
    return [
        Choice(
            match.component.title,
            lambda id=match.component.id: _replace(desk, node, id),
            match.by or library.groups[match.component.group].title,
            component_icon(match.component, library, desk.theme, 22),
            match.component.summary,
        )
        for match in search(library, typed)
        if match.component.id != old
    ]


def _actions(shell: Shell, typed: str) -> Iterator[tuple[int, Choice]]:
    for action in ACTIONS:
        title = action.title.removesuffix("…")
        above = [action.menu, *([action.submenu] if not title.startswith(action.submenu or title) else [])]
        own = max(score(name, typed) for name in (title, action.toolbar or title))
        fits = max(own, score(" ".join((*above, title)), typed) - 5)
        if fits > 0 and action.id != _SELF and action.enabled(shell):
            icon = sign(action.icon or "dot", shell.theme, shell.theme.muted)
            keys = shell.menus.keys(action.id)
            words = ": ".join((*above, action.title))
            yield fits + 2, Choice(words, lambda id=action.id: shell.menus.run(id), keys, icon)


def _places(desk: Desk, typed: str) -> Iterator[tuple[int, Choice]]:
    book, library = desk.session.book, desk.session.library
    for id in book.boxes:
        title = title_of(book, library, id)
        fits = max(score(title, typed), score(f"go to {title}", typed))
        if fits:
            yield fits + 1, _choice_of(desk, id, lambda id=id: desk.go_to((id,)), "Go to: ")


def _pages(desk: Desk, typed: str) -> Iterator[tuple[int, Choice]]:
    session = desk.session
    for page in session.pages:
        title = page_title(session.book, page.id)
        fits = max(score(title, typed), score(f"go to {title}", typed))
        if fits and page.id != session.page:
            icon = sign("dot", desk.theme, desk.theme.muted)
            yield fits + 1, Choice(f"Go to: {title}", lambda id=page.id: verbs.go(desk, id), "page", icon)


def _components(shell: Shell, typed: str) -> Iterator[tuple[int, Choice]]:
    library = shell.desk.session.library
    bare = typed.lower().removeprefix("insert ").strip()
    for match in search(library, bare)[:20] if bare else []:
        component = match.component
        fits = max(score(component.title, bare), score(match.by, bare) - 1 if match.by else 0, 10)
        icon = component_icon(component, library, shell.theme, 22)
        words = f"Insert: {component.title}"
        yield fits, Choice(words, lambda id=component.id: shell.place(id), match.by, icon, component.summary)


def _choice_of(desk: Desk, id: str, run: object, lead: str = "") -> Choice:
    design, library = desk.session.book, desk.session.library
    record = design.records[id]
    hint, icon = "note", sign("tool_note", desk.theme, desk.theme.muted)
    if isinstance(record, Node):
        hint = library.title(record.component) if record.label else ""
        component = library.components.get(record.component)
        if component:
            icon = component_icon(component, library, desk.theme, 22)
    elif isinstance(record, Frame):
        hint, icon = "frame", sign("tool_frame", desk.theme, desk.theme.muted)
    if record.page != desk.session.page:
        hint = page_title(design, record.page)
    return Choice(f"{lead}{title_of(design, library, id)}", run, hint, icon)


def _join(desk: Desk, source: str, target: str) -> None:
    made: list[str] = []

    def body(tx: Transaction) -> None:
        made.append(connect(tx, desk.session.library, source, target))

    if desk.edit("Connect", body):
        wire = desk.session.design.connections[made[0]]
        kind = f" It carries {wire.kind.value}." if wire.kind else ""
        title = title_of(desk.session.design, desk.session.library, target)
        desk.said.emit(f"Connected to {title}.{kind}")


def _replace(desk: Desk, node: str, component: str) -> None:
    homeless: list[str] = []
    title = desk.session.library.title(component)

    def body(tx: Transaction) -> None:
        homeless.extend(replace(tx, desk.session.library, node, component))

    if desk.edit(f"Replace by {title}", body):
        rest = f" {counted(len(homeless), 'connection')} cannot run there." if homeless else ""
        desk.said.emit(f"Now it is a {title}.{rest}")
