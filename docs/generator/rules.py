"""A page for every rule, with a picture of the place its bad board goes wrong, and the index of them all."""

import importlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from docs.generator.excerpt import excerpt, picture
from docs.generator.markdown import code, page, table
from mlsd_board.catalog.library import Library, load_library
from mlsd_board.formats.native.codec import loads
from mlsd_board.model.design import Design
from mlsd_board.rules import all_rules
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.page import Page
from mlsd_board.validation.rule import Rule
from mlsd_board.validation.severity import Phase, Severity
from mlsd_board.workspace.checking import check_design

_BOARDS = Path(__file__).parents[2] / "tests" / "rules"


def pages() -> dict[str, str]:
    """The files of the folder `rules` by name."""
    library = load_library()
    made = {"README.md": _index()}
    for rule in all_rules():
        board = _BOARDS / _place(rule) / "bad.mlsd.json"
        # A rule is written before its boards are; that it has them is for its tests to say.
        made |= (
            _files(rule, loads(board.read_bytes()), library)
            if board.is_file()
            else {f"{rule.code}.md": _page(rule)}
        )
    return made


def _files(rule: Rule, design: Design, library: Library) -> dict[str, str]:
    """The page and, when the rule is about boxes, the picture."""
    found = [f for f in check_design(design, library).findings if f.code == rule.code]
    seen = excerpt(design, found)
    shown = {f"{rule.code}.svg": picture(seen, found, library)} if seen.nodes else {}
    return {**shown, f"{rule.code}.md": _page(rule, _example(rule, design, found, pictured=bool(shown)))}


def _place(rule: Rule) -> str:
    """The folder of a rule's boards below `tests/rules`, and its module below `mlsd_board/rules`."""
    return "/".join(rule.check.__module__.split(".")[2:])


def _index() -> str:
    families: dict[str, list[Rule]] = defaultdict(list)
    for rule in all_rules():
        families[_place(rule).partition("/")[0]].append(rule)
    parts = []
    for name, members in sorted(families.items()):
        rows = [
            (f"[{r.code}]({r.code}.md)", r.name, r.severity.value, r.phase.value, r.page.summary)
            for r in members
        ]
        about = (importlib.import_module(f"mlsd_board.rules.{name}").__doc__ or "").strip()
        parts += [
            f"### {_titled(name)}",
            about,
            table(("code", "name", "severity", "phase", "says"), rows),
        ]
    return page(
        "# Rules",
        f"{len(all_rules())} rules, [by phase](#by-phase) and [by family](#by-family). An **error** would not work or leaves a core question open, a **warning** is "
        "what an interviewer would probe, an **info** is polish. A rule is due from its phase of the conversation on.",
        "Each page has the rule's reasons, its source, the question an interviewer would ask, and three hints. The same "
        "page is shown by `mlsd-board explain CODE` and in the window. A *safe* fix adds what is missing and changes no "
        "decision; a *suggestion* is one choice of several, or asks for a value. Every rule has a bad and a good board to "
        "open and play with; the pictures show the part of the bad one that it is about.",
        "## By phase",
        table(("phase", *(f"{s.value}s" for s in Severity)), list(_by_phase())),
        "## By family",
        *parts,
    )


def _by_phase() -> Iterator[tuple[str, ...]]:
    """A row for each phase: what it is called, and its rules of each severity."""
    for phase in Phase:
        due = [rule for rule in all_rules() if rule.phase is phase]
        cells = (
            "<br>".join(f"[{r.code}]({r.code}.md) {r.name}" for r in due if r.severity is severity)
            for severity in Severity
        )
        yield (f"{phase.value} {phase.heading}", *cells)


def _titled(family: str) -> str:
    return family.replace("_", " ").capitalize().replace(" ai", " AI")


def _page(rule: Rule, example: str = "") -> str:
    sections = (
        f"## {heading}\n\n{_body(rule, name)}"
        for heading, name in Page.HEADINGS.items()
        if getattr(rule.page, name)
    )
    return page(
        f"# {rule.code} {rule.name}",
        f"**{rule.page.summary}**",
        " · ".join(_facts(rule)),
        *sections,
        _options(rule),
        example,
        "[All rules](README.md)",
    )


def _options(rule: Rule) -> str:
    if not rule.options:
        return ""
    rows = [(f"`{o.name}`", f"{o.default:g}", o.unit, f"{o.summary}; {o.kind}") for o in rule.options]
    first = rule.options[0]
    return (
        f"## Options\n\n{table(('name', 'usually', 'unit', 'what it is'), rows)}\n\nSet them in any layer of the "
        f"[configuration](../configuration.md), such as `{rule.code} = {{ {first.name} = {first.default:g} }}`."
    )


def _facts(rule: Rule) -> Iterator[str]:
    yield rule.severity.value
    yield f"due from {rule.phase.value} ({rule.phase.heading}) on"
    if rule.quiet_until:
        yield f"shown from {rule.quiet_until.value} on"
    if rule.min_size:
        yield f"boards of at least {rule.min_size} components"
    if rule.after:
        yield f"only when {_links(rule.after)} found nothing"
    if rule.after_on_subject:
        yield f"not on an element that {_links(rule.after_on_subject)} already named"


def _links(codes: tuple[str, ...]) -> str:
    return ", ".join(f"[{code}]({code}.md)" for code in codes)


def _body(rule: Rule, name: str) -> str:
    if name == "hints":
        return "\n".join(f"{number}. {hint}" for number, hint in enumerate(rule.page.hints, 1))
    return str(getattr(rule.page, name))


def _example(rule: Rule, design: Design, found: list[Finding], *, pictured: bool) -> str:
    boards = f"../../tests/rules/{_place(rule)}"
    shown = f"![The place where the bad board breaks {rule.code}]({rule.code}.svg)\n\n" if pictured else ""
    told = "\n".join(_told(finding) for finding in found)
    return (
        f"## An example\n\n{shown}Of [the bad board]({boards}/bad.mlsd.json) ({len(design.nodes)} components"
        f"{', a part of which is shown here' if pictured else ''}) the checker says:\n\n{told}\n\n"
        f"Of [the good board]({boards}/good.mlsd.json) it says nothing."
    )


def _told(finding: Finding) -> str:
    lines = [f"- {finding.message}"]
    if finding.missing:
        lines.append(f"  - missing: {code(finding.missing)}")
    lines += (f"  - fix: {fix.title} ({fix.applicability})" for fix in finding.fixes)
    return "\n".join(lines)
