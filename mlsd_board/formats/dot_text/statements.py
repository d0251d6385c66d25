"""The statements of a DOT text followed: nodes, edges and clusters with their attributes, defaults applied."""

from dataclasses import dataclass, field
from itertools import pairwise, product

from mlsd_board.formats.dot_text.tokens import Token
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_number
from mlsd_board.model.ids import fresh_id

Facts = dict[str, tuple[str, bool]]
"""Attributes by name: the value, and whether it is HTML."""


@dataclass(slots=True)
class Scope:
    """A graph or subgraph while it is read: the defaults in force, and the nodes mentioned in it."""

    group: str | None
    node: Facts = field(default_factory=dict)
    edge: Facts = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class DotNode:
    """A node: its attributes, the cluster it lies in, the line it is first named in."""

    facts: Facts
    group: str | None
    line: int


@dataclass(slots=True)
class Sheet:
    """A graph while it is read: the tokens, how far they are taken, and what they have given so far."""

    tokens: list[Token]
    place: int = 0
    scopes: list[Scope] = field(default_factory=list)
    nodes: dict[str, DotNode] = field(default_factory=dict)
    edges: list[tuple[str, str, Facts, int]] = field(default_factory=list)
    joined: dict[tuple[str, str], Facts] = field(default_factory=dict)
    groups: dict[str, tuple[Facts, str | None, int]] = field(default_factory=dict)
    named: dict[str, dict[str, None]] = field(default_factory=dict)
    graph: Facts = field(default_factory=dict)
    directed: bool = True
    strict: bool = False

    def look(self, ahead: int = 0) -> str:
        """The text of a sign to come; empty for anything else and at the end."""
        at = self.place + ahead
        return self.tokens[at].text if at < len(self.tokens) and self.tokens[at].kind == "sign" else ""

    def take(self) -> Token:
        if self.place >= len(self.tokens):
            line = self.tokens[-1].line if self.tokens else 1
            raise FormatError(
                "the graph is cut off: a } is missing", where=f"line {line}", advice="Add it at the end."
            )
        self.place += 1
        return self.tokens[self.place - 1]


def read_body(sheet: Sheet) -> None:
    """The statements up to the closing brace."""
    while sheet.look() != "}":
        if sheet.look() in (";", ","):
            sheet.take()
        else:
            _statement(sheet)
            check_number(sheet.nodes, ())
    sheet.take()


def _statement(sheet: Sheet) -> None:
    token = sheet.tokens[sheet.place] if sheet.place < len(sheet.tokens) else sheet.take()
    word = token.text.lower() if token.kind == "name" else ""
    if word in ("graph", "node", "edge") and sheet.look(1) == "[":
        sheet.take()
        facts = _attributes(sheet)
        scope = sheet.scopes[-1]
        (scope.node if word == "node" else scope.edge if word == "edge" else _own(sheet)).update(facts)
    elif sheet.look(1) == "=" and token.kind != "sign":
        sheet.take()
        sheet.take()
        value = sheet.take()
        _own(sheet)[token.text] = (value.text, value.kind == "html")
    else:
        _chain(sheet, token.line)


def _own(sheet: Sheet) -> Facts:
    group = sheet.scopes[-1].group
    return sheet.graph if len(sheet.scopes) == 1 or group is None else sheet.groups[group][0]


def _chain(sheet: Sheet, line: int) -> None:
    """A node, or nodes and subgraphs joined by edges."""
    ends = [_end(sheet)]
    while sheet.look() in ("->", "--"):
        sheet.take()
        ends.append(_end(sheet))
    facts = _attributes(sheet)
    if len(ends) == 1:
        for name in ends[0] if facts else ():
            sheet.nodes[name].facts.update(facts)
        return
    together = {**sheet.scopes[-1].edge, **facts}
    for sources, targets in pairwise(ends):
        for u, v in product(sources, targets):
            _join(sheet, u, v, together, line)


def _join(sheet: Sheet, source: str, target: str, facts: Facts, line: int) -> None:
    if sheet.strict:  # at most one edge between two nodes, which takes what is said of it later
        ends = (source, target) if sheet.directed or source < target else (target, source)
        if ends in sheet.joined:
            sheet.joined[ends].update(facts)
            return
        facts = sheet.joined[ends] = dict(facts)
    sheet.edges.append((source, target, facts, line))
    check_number((), sheet.edges)


def _end(sheet: Sheet) -> list[str]:
    token = sheet.take()
    if token.text == "{" and token.kind == "sign":
        return _subgraph(sheet, "", token.line)
    if token.kind == "name" and token.text.lower() == "subgraph":
        name = "" if sheet.look() == "{" else sheet.take().text
        if sheet.look() != "{":
            return list(sheet.named.get(name, ()))
        sheet.take()
        return _subgraph(sheet, name, token.line)
    if token.kind == "sign":
        raise FormatError(f"a node was expected, not {token.text!r}", where=f"line {token.line}")
    while sheet.look() == ":":
        sheet.take()
        sheet.take()
    _mention(sheet, token)
    return [token.text]


def _subgraph(sheet: Sheet, name: str, line: int) -> list[str]:
    if len(sheet.scopes) > DEEPEST:
        raise FormatError("subgraphs are nested too deeply", where=f"line {line}", advice=TOO_DEEP)
    outer = sheet.scopes[-1]
    group = outer.group
    if name.lower().startswith("cluster") or _says_cluster(sheet):
        name = name or "cluster"
        again = name in sheet.groups and sheet.groups[name][1] == outer.group
        group = name if again or name not in sheet.groups else fresh_id(name, sheet.groups)
        sheet.groups.setdefault(group, ({}, outer.group, line))
    scope = Scope(group, dict(outer.node), dict(outer.edge))
    sheet.scopes.append(scope)
    read_body(sheet)
    sheet.scopes.pop()
    outer.members |= scope.members
    sheet.named.setdefault(name, {}).update(scope.members)
    return list(scope.members)


def _says_cluster(sheet: Sheet) -> bool:
    """Whether a subgraph that is about to be read makes itself a cluster by an attribute of its own."""
    depth, at = 0, sheet.place
    while depth >= 0 and at + 2 < len(sheet.tokens):
        token, sign, value = sheet.tokens[at : at + 3]
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind == "sign" else 0
        if depth == 0 and token.text == "cluster" and sign.text == "=":
            return value.text.lower() in ("true", "yes", "1")
        at += 1
    return False


def _mention(sheet: Sheet, token: Token) -> None:
    scope = sheet.scopes[-1]
    node = sheet.nodes.get(token.text)
    if node is None:
        sheet.nodes[token.text] = DotNode(dict(scope.node), scope.group, token.line)
    elif node.group is None:
        node.group = scope.group
    scope.members[token.text] = None


def _attributes(sheet: Sheet) -> Facts:
    found: Facts = {}
    while sheet.look() == "[":
        sheet.take()
        while sheet.look() != "]":
            name = sheet.take()
            if name.kind == "sign":
                continue
            value, html = "true", False
            if sheet.look() == "=":
                sheet.take()
                token = sheet.take()
                value, html = token.text, token.kind == "html"
            found[name.text] = (value, html)
        sheet.take()
    return found
