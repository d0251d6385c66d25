"""The boxes of a diagram and what they mean, each with how sure that is and what else it might be."""

import re
from collections.abc import Mapping, Sequence

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.recognition.context import Link, given, swayed, with_groups, with_outline
from mlsd_board.catalog.recognition.items import Item, Recognised
from mlsd_board.catalog.recognition.judging import Judge
from mlsd_board.catalog.recognition.matching import Fit, best_of, fits, ranked
from mlsd_board.catalog.recognition.vocabulary import NOTE, Vocabulary, vocabulary
from mlsd_board.catalog.recognition.wording import normal, unnumbered

_ICON = 0.9
_ICON_ALONE = 1.0
_HINT = 0.4
_RIVALS = 0.22
_STEP = re.compile(r"\W*\d{1,3}[a-z]?\W*")


def recognise(
    items: Sequence[Item],
    links: Sequence[Link],
    library: Library,
    remembered: Mapping[str, str] | None = None,
) -> dict[str, Recognised]:
    """What each box means. `remembered` are components by `normal` label that somebody has chosen before."""
    known = vocabulary(library)
    chosen = remembered or {}
    fed = {link.target for link in links}
    titles: dict[str, dict[str, Fit]] = {}
    base: dict[str, dict[str, Fit]] = {}
    open_to_doubt: list[Item] = []
    seen: dict[tuple[str, str, str, tuple[str, ...]], dict[str, Fit]] = {}
    for item in items:
        plain = _plain(item, chosen, library)
        if plain is not None:
            base[item.id] = plain
            continue
        open_to_doubt.append(item)
        # Boxes that only differ by a number say the same.
        key = (unnumbered(item.label), item.icon, item.outline, item.hints)
        if key not in seen:
            seen[key] = _own(item, known)
        for title in item.groups[:3]:
            if title not in titles:
                titles[title] = fits(title, known)
        around = [titles[title] for title in item.groups[:3]]
        base[item.id] = with_groups(seen[key], around)
        if item.id not in fed:
            base[item.id] = given(base[item.id], around)
    after = swayed(base, links, library)
    settled = {id: _settled(found) for id, found in after.items()}
    judge = Judge(items, links, settled, known, (*library.components, NOTE))
    return settled | {item.id: judge(item, base[item.id], after[item.id]) for item in open_to_doubt}


def _plain(item: Item, chosen: Mapping[str, str], library: Library) -> dict[str, Fit] | None:
    """What a box is where its words leave no doubt, or where it has none; otherwise None."""
    if not item.label.strip() and not item.icon.strip():
        return with_outline({}, item.outline) if item.outline not in ("diamond", "cloud") else {}
    if _STEP.fullmatch(item.label) and not item.icon.strip():
        return {NOTE: Fit(0.9, "only a number")}
    component = chosen.get(normal(item.label), "")
    if component in library.components or component == NOTE:
        return {component: Fit(1.0, "chosen before")}
    return None


def _own(item: Item, known: Vocabulary) -> dict[str, Fit]:
    """What a box says by itself: its words, its picture, the names of its classes, its outline."""
    words = fits(item.label, known)
    weight = _ICON if item.label.strip() else _ICON_ALONE
    picture = _weighed(fits(item.icon, known), weight)
    said = max((f.score for f in words.values()), default=0.0)
    if said > 0.5:
        # What is written counts more than the logo of the platform it runs on.
        picture = _weighed(picture, 0.72 if said > 0.75 else 0.85)
    if said > 0.4:
        # A picture of a machine does not make it one.
        picture = {c: f for c, f in picture.items() if c != NOTE}
    hints = [_weighed(fits(hint, known), _HINT) for hint in item.hints]
    return with_outline(best_of((words, picture, *hints)), item.outline)


def _weighed(found: Mapping[str, Fit], weight: float) -> dict[str, Fit]:
    return {c: f._replace(score=f.score * weight) for c, f in found.items()}


def _settled(found: Mapping[str, Fit]) -> Recognised:
    order = ranked(found)
    if not order:
        return Recognised(NOTE, 0.0)
    component, best = order[0]
    runner_up, second = (order[1][0], order[1][1].score) if len(order) > 1 else ("", 0.0)
    lead = min(1.0, max(0.0, best.score - second) / _RIVALS)
    confidence = min(1.0, best.score) * (0.72 + 0.28 * lead)
    return Recognised(component, round(confidence, 3), runner_up, best.by)
