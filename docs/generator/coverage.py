"""Which rules answer what the sources ask for: both articles, the ML Test Score, the rules of machine learning."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docs.generator.markdown import page, table
from mlsd_board.rules import all_credits, all_rules
from mlsd_board.validation.score_tests import SCORE_TESTS

_SAID: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_NUMBERS = r"(\d+(?:(?:, | and | to )\d+)*)"
ARTICLES: tuple[Mapping[str, Any], ...] = tuple(_SAID["article"])
RULES_OF_ML: Mapping[int, list[str]] = {int(number): said for number, said in _SAID["rules_of_ml"].items()}


def pages() -> dict[str, str]:
    """The page of the tables, and that of all credits."""
    return {"coverage.md": _coverage(), "credits.md": _credits()}


def numbers(text: str) -> list[int]:
    """The numbers of a list in words: '1, 3 and 5 to 7'."""
    found: list[int] = []
    for part in re.split(r", | and ", text):
        low, _, high = part.partition(" to ")
        found += range(int(low), int(high or low) + 1)
    return found


def rules_of_ml_in(source: str) -> set[int]:
    """The rules of machine learning that a source line names."""
    told = " ".join(source.split())
    cited = re.findall(rf"Rules of Machine Learning, rules? {_NUMBERS}", told)
    return {number for text in cited for number in numbers(text)}


def score_tests_in(source: str) -> set[tuple[str, int]]:
    """The tests of the ML Test Score that a source line names, as section and number."""
    told = " ".join(source.split())
    cited = " ".join(re.findall(r"ML Test Score \(2017\),([^;]*)", told))
    pairs = re.findall(rf"(Data|Model|Infra|Monitor) {_NUMBERS}", cited)
    return {(section.lower(), number) for section, text in pairs for number in numbers(text)}


def _coverage() -> str:
    articles = [
        f"## {article['title']}\n\n{table(('it says', 'rules'), _items(article))}" for article in ARTICLES
    ]
    return page(
        "# What the rules cover",
        "What the sources ask of a design, in our words, and the rules and credits that answer. The tables are made from the "
        "sources that the rules name on their pages; what has no rule says why.",
        *articles,
        "## The ML Test Score (Breck et al., 2017)",
        table(("test", "asks that", "rules and credits", "not seen on a board"), _score_rows()),
        "## Rules of Machine Learning (M. Zinkevich)",
        table(("rule", "says", "rules and credits"), _ml_rows()),
    )


def _items(article: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for text, codes, *reason in article["items"]:
        yield text, _links(codes.split()) or f"none: {reason[0]}"


def _score_rows() -> Iterator[tuple[str, str, str, str]]:
    for test in SCORE_TESTS:
        key = (test.section.value, test.number)
        citing = [r.code for r in all_rules() if key in score_tests_in(r.page.source)]
        credits = [c.title for c in all_credits() if key in score_tests_in(c.page.source)]
        answers = _links(sorted({*test.codes, *citing}))
        told = ", ".join(filter(None, (answers, *(f"*{title}*" for title in credits))))
        yield f"{test.section.value.title()} {test.number}", test.title, told or "none", test.hidden


def _ml_rows() -> Iterator[tuple[str, str, str]]:
    for number, (text, *reason) in RULES_OF_ML.items():
        codes = [r.code for r in all_rules() if number in rules_of_ml_in(r.page.source)]
        credits = [f"*{c.title}*" for c in all_credits() if number in rules_of_ml_in(c.page.source)]
        told = ", ".join(filter(None, (_links(codes), *credits)))
        yield str(number), text, told or f"none: {reason[0]}"


def _links(codes: Iterable[str]) -> str:
    return ", ".join(f"[{code}](rules/{code}.md)" for code in codes)


def _credits() -> str:
    parts = []
    for credit in all_credits():
        origin = f"pattern, {credit.pattern}" if credit.pattern else "good habit"
        passes = f"\n\nThese rules must have found nothing: {_links(credit.passes)}." if credit.passes else ""
        limits = f"\n\n**Known limits.** {credit.page.limits}" if credit.page.limits else ""
        parts.append(
            f"## {credit.title}\n\n`{credit.id}` · {origin} · {credit.dimension.heading}\n\n{credit.page.summary}\n\n"
            f"**What earns it.** {credit.page.what}{passes}\n\n**Why it is good.** {credit.page.why}{limits}\n\n"
            f"*{credit.page.source}*"
        )
    return page(
        "# Credits",
        f"{len(all_credits())} patterns and good habits that a board is praised for, each with the boxes that earn it. "
        "`mlsd-board explain NAME` shows the same in the terminal.",
        *parts,
    )
