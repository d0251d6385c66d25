"""The gentle word at the right time: what is said on entering a phase, and what when the clock runs ahead of the board."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from mlsd_board.practice.skeleton import Progress
from mlsd_board.validation.severity import Phase

EVERY_S = 90.0
"""No two prompts come closer together than this."""
WEEDS_S = 240.0
"""So long at one component before the whole is sketched is being lost in the weeds."""

ENTRY: dict[Phase, str] = {
    Phase.CLARIFY: "Say the problem in one sentence of your own. Who asks, how often, how fast, with which data, and what would please the business?",
    Phase.FRAME: "What goes in and what comes out? Name a business, an online and an offline metric and link them. Can the online one be read from what people do anyway?",
    Phase.SKETCH: "From the source to the user in at most ten boxes. Write “model”, no product names, and leave the details for later.",
    Phase.DATA_AND_MODEL: "Where do labels come from, and when? Which features exist when the answer is due? Split by time? What is the simplest thing that could work?",
    Phase.OPERATE: "What lets a release pass, how do you take it back, what happens on a timeout, what shows that it got worse, how do outcomes return?",
    Phase.DEEP_DIVES: "Choose the one to three boxes where judgement in machine learning decides. What did you reject there, and why?",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides whether a prompt is due. `scale` stretches the 40 minutes that prompts are timed for."""

    elapsed_s: float
    phase: Phase
    progress: Progress
    timed: bool = True
    scale: float = 1.0
    same_box_s: float = 0.0
    visited: frozenset[Phase] = field(default_factory=frozenset)
    topics: tuple[str, ...] = ()
    end: Phase = Phase.DEEP_DIVES


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to say. `action` names what a button beside it does: `park` puts the box among the deep dives."""

    id: str
    text: str
    action: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    at_min: float
    id: str
    text: str
    when: Callable[[Situation], bool]
    phase: Phase = Phase.CLARIFY
    action: str = ""


_ROWS: tuple[_Row, ...] = (
    _Row(
        2,
        "ask-first",
        "Ask one question about the goal before anything else.",
        lambda s: s.progress.asked == 0,
    ),
    _Row(5, "move-on", "Go on with assumptions that you say aloud.", lambda s: s.phase is Phase.CLARIFY),
    _Row(10, "metrics-first", "First the metrics, then the boxes.", lambda s: len(s.progress.metrics) < 3),
    _Row(
        15,
        "draw",
        "Draw it: four boxes and three arrows will do.",
        lambda s: s.progress.parts < 4 or s.progress.arrows < 3,
    ),
    _Row(
        18,
        "skeleton",
        "Finish the skeleton: one chain of arrows from the data to the user.",
        lambda s: not s.progress.path,
    ),
    _Row(18, "too-many", "Group something; stay on the high level.", lambda s: s.progress.boxes_in_view > 18),
    _Row(
        25,
        "operate",
        "Evaluation, release and monitoring are still empty.",
        lambda s: not s.progress.operated and Phase.OPERATE not in s.visited,
        Phase.OPERATE,
    ),
    _Row(
        31,
        "choose-dive",
        "Choose one part to go deep on{topics}.",
        lambda s: s.progress.dives == 0,
        Phase.DEEP_DIVES,
    ),
    _Row(
        38,
        "summarise",
        "Sum up: goal, metric, the design in three steps, the greatest risk, the next step.",
        lambda _: True,
        Phase.DEEP_DIVES,
    ),
)
_WEEDS = Prompt(
    "weeds", "You are in the weeds. Park this as a deep dive and finish the sketch first.", "park"
)


def entry_prompt(phase: Phase) -> Prompt:
    """What is said on entering a phase."""
    return Prompt(f"enter-{phase.value}", ENTRY[phase])


def due_prompts(situation: Situation, shown: Collection[str]) -> list[Prompt]:
    """The prompts that are due and were not shown yet, the most urgent first."""
    found = [
        Prompt(row.id, _worded(row.text, situation), row.action)
        for row in _ROWS
        if row.id not in shown
        and situation.timed
        and row.phase <= situation.end
        and situation.elapsed_s >= 60.0 * row.at_min * situation.scale
        and row.when(situation)
    ]
    if (
        _WEEDS.id not in shown
        and situation.same_box_s > WEEDS_S * situation.scale
        and not situation.progress.skeleton
    ):
        found.insert(0, _WEEDS)
    return found


def _worded(text: str, situation: Situation) -> str:
    named = "; ".join(topic.rstrip(".") for topic in situation.topics[:3])
    return text.replace("{topics}", f", for example: {named}" if named else "")
