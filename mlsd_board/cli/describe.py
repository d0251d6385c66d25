"""Components and rules as facts for machines and as pages for people."""

import textwrap
from typing import Any

from mlsd_board.catalog.component import Attribute, Component, Ports
from mlsd_board.catalog.library import Library
from mlsd_board.cli.terminal import width
from mlsd_board.validation.credit import Recognition
from mlsd_board.validation.credit_page import CreditPage
from mlsd_board.validation.page import Page
from mlsd_board.validation.rule import Rule
from mlsd_board.workspace.component_help import component_help, told


def component_facts(component: Component) -> dict[str, Any]:
    """The definition of a component as JSON shows it."""
    facts = component.model_dump(mode="json", exclude={"icon"})
    for ports in (facts["inputs"], facts["outputs"]):
        ports["required"] = [sorted(group) for group in ports["required"]]
    return facts


def rule_facts(rule: Rule) -> dict[str, Any]:
    """The definition of a rule as JSON shows it."""
    page = {name: getattr(rule.page, name) for name in ("summary", *Page.HEADINGS.values())}
    facts = {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "phase": rule.phase,
    }
    options = [
        {
            "name": o.name,
            "default": o.default,
            "unit": o.unit,
            "minimum": o.minimum,
            "maximum": o.maximum,
            "summary": o.summary,
        }
        for o in rule.options
    ]
    return {**facts, "after": [*rule.after, *rule.after_on_subject], **page, "options": options}


def rule_page(rule: Rule) -> str:
    """A rule's page as the terminal shows it."""
    head = f"{rule.code} {rule.name}\n{rule.severity.value}, from phase {rule.phase.value} ({rule.phase.heading}) on"
    parts = [head, _flow(rule.page.summary)]
    for heading, name in Page.HEADINGS.items():
        body = getattr(rule.page, name)
        if name == "hints":
            body = "\n\n".join(f"{number}. {hint}" for number, hint in enumerate(body, 1))
        if body:
            parts.append(f"{heading}\n{_flow(body, '  ')}")
    if rule.options:
        parts.append(_options(rule))
    return "\n\n".join(parts)


def _options(rule: Rule) -> str:
    lines = (
        _hung(f"  {o.name} = {o.default:g}{f' {o.unit}' if o.unit else ''}  ", f"{o.summary}; {o.kind}")
        for o in rule.options
    )
    return "Options\n" + "\n".join(lines)


def credit_page(credit: Recognition) -> str:
    """A credit's page as the terminal shows it."""
    origin = f"a pattern of {credit.pattern}" if credit.pattern else "a good habit"
    parts = [f"{credit.title} ({credit.id})\na credit in {credit.dimension.heading}; {origin}"]
    parts.append(_flow(credit.page.summary))
    for heading, name in CreditPage.HEADINGS.items():
        if body := getattr(credit.page, name):
            parts.append(f"{heading}\n{_flow(body, '  ')}")
    return "\n\n".join(parts)


def component_page(component: Component, library: Library) -> str:
    """A component's page as the terminal shows it."""
    found = component_help(component.id, library)
    group = found.group if found else component.group
    parts = [
        f"{component.title} ({component.id})\n{group}, {component.stage}",
        _flow(component.summary),
        f"Takes\n{_flow(_ports(component.inputs), '  ')}",
        f"Sends\n{_flow(_ports(component.outputs), '  ')}",
    ]
    for heading, text in told(found, library) if found else ():
        lines = "\n".join(_hung("  ", line) for line in text.splitlines())
        parts.append(f"{heading}\n{lines}")
    if component.attributes:
        longest = max(map(len, component.attributes))
        lines = "\n".join(
            _hung(f"  {name.ljust(longest)}  ", _attribute(a)) for name, a in component.attributes.items()
        )
        parts.append(f"Worth stating\n{lines}")
    if component.aliases:
        parts.append(f"Also called\n{_flow(', '.join(component.aliases), '  ')}")
    return "\n\n".join(parts)


def _ports(ports: Ports) -> str:
    required = {kind for group in ports.required for kind in group}
    needs = [" or ".join(k.value for k in ports.allowed if k in group) for group in ports.required]
    others = [kind.value for kind in ports.allowed if kind not in required]
    told = [f"needs {need}" for need in needs] + ([f"may have {', '.join(others)}"] if others else [])
    return "; ".join(told) or "nothing of its own"


def _attribute(attribute: Attribute) -> str:
    detail = (
        " | ".join(attribute.choices) or attribute.unit or ("yes/no" if attribute.type == "boolean" else "")
    )
    return f"{attribute.summary} [{detail}]" if detail else attribute.summary


def _hung(head: str, text: str) -> str:
    return textwrap.fill(text, width(100), initial_indent=head, subsequent_indent=" " * len(head))


def _flow(text: str, indent: str = "") -> str:
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    return "\n".join(
        textwrap.fill(p, width(100), initial_indent=indent, subsequent_indent=indent) for p in paragraphs if p
    )
