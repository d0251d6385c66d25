"""Show the page of a rule, a component or a credit."""

import argparse
from difflib import get_close_matches

from mlsd_board.cli.arguments import library_argument, rules_argument
from mlsd_board.cli.describe import component_page, credit_page, rule_page
from mlsd_board.cli.surroundings import configuration
from mlsd_board.formats.errors import FormatError
from mlsd_board.rules import all_credits

EXAMPLES = (
    "explain EVA002",
    "explain feature_store",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        metavar="CODE_OR_COMPONENT",
        help="such as EVA002, no-quality-gate, feature_store or two-stage-funnel",
    )
    rules_argument(parser)
    library_argument(parser)


def run(args: argparse.Namespace) -> int:
    known = configuration(args)
    components = known.library
    rules = {key.lower(): rule for rule in known.rules for key in (rule.code, rule.name)}
    name = args.name.strip().lower()
    credits = {key.lower(): credit for credit in all_credits() for key in (credit.id, credit.title)}
    component = components.components.get(name.replace("-", "_").replace(" ", "_"))
    if name in rules:
        print(rule_page(rules[name]))
    elif component:
        print(component_page(component, components))
    elif name in credits:
        print(credit_page(credits[name]))
    else:
        shown = {r.code.lower(): r.code for r in known.rules}
        close = get_close_matches(name, [*rules, *components.components, *credits], n=1)
        meant = f"Did you mean {shown.get(close[0], close[0])!r}? " if close else ""
        advice = f"{meant}See `mlsd-board list rules` and `mlsd-board list components`."
        msg = f"there is no rule, component or credit {args.name!r}"
        raise FormatError(msg, advice=advice)
    return 0
