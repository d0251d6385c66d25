"""The fifteen reference graphs with the brief that a complete answer has, written from the card of the question."""

from pathlib import Path

from mlsd_board.catalog.library import load_library
from mlsd_board.catalog.templates import QuestionCard, load_questions
from mlsd_board.formats.importers.node_link import read
from mlsd_board.model.brief import Brief, DeepDive, Metric, Question, Task, TradeOff
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame

LIBRARY = load_library()
TYPES = {
    "best_product_image": "ranking",
    "entity_recognizer": "sequence_tagging",
    "ride_routing": "regression",
    "sales_forecast": "forecasting",
    "trigger_word": "detection",
    "unknown_language_translation": "translation",
}
FOLDER = Path(__file__).parents[1] / "references"


def completed() -> dict[str, Design]:
    """Every reference by id, its graph as it is and its brief filled in."""
    cards = load_questions()
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        design = read(path.read_bytes(), LIBRARY).design
        brief = _brief(design, cards[path.stem])
        nodes = [
            n.model_copy(
                update={"rationale": "It is the simplest thing that keeps the numbers of the brief."}
            )
            for n in design.nodes.values()
        ]
        folded = [n.model_copy(update={"frame": "learning"}) if _learns(n.component) else n for n in nodes]
        frame = Frame(id="learning", title="Learning", collapsed=True)
        records = {**design.records, **{n.id: n for n in folded}, brief.id: brief, frame.id: frame}
        found[path.stem] = Design(records)
    return found


def _learns(component: str) -> bool:
    return LIBRARY.components[component].group in ("train", "eval", "release", "label")


def _brief(design: Design, card: QuestionCard) -> Brief:
    topics = ("goal", "users", "scale", "latency", "labels")
    return design.brief.model_copy(
        update={
            "title": card.title,
            "problem": card.id,
            "prompt": card.prompt,
            "restatement": f"Build what serves this end, measured by: {card.business_metric}. Rest as assumed below.",
            "questions": tuple(
                Question(text=q, topic=t, assumption="as written in the requirements")
                for q, t in zip(card.clarify, topics, strict=False)
            ),
            "scope_in": ("the main surface",),
            "scope_out": ("ads", "other surfaces"),
            "task": Task(
                type=TYPES.get(card.id, "ranking" if card.category == "recommendation" else "classification"),
                input="what is known when asked",
                output="a score",
                objective="the offline metric",
            ),
            "why": "The simple rule in force leaves most of the value on the table, as its errors show.",
            "metrics": (
                Metric(id="b", name=card.business_metric, stage="business", primary=True),
                Metric(
                    id="o",
                    name=card.online_metric,
                    stage="online",
                    proxies_for="b",
                    primary=True,
                    signal="implicit",
                    effort="none",
                ),
                Metric(id="f", name=card.offline_metric, stage="offline", proxies_for="o", primary=True),
                Metric(
                    id="g",
                    name=card.guardrails,
                    stage="online",
                    proxies_for="b",
                    guardrail=True,
                    signal="implicit",
                    effort="none",
                ),
            ),
            "tradeoffs": (
                TradeOff(topic="model", chosen="trees", alternative="a deep net", why="latency"),
                TradeOff(topic="training", chosen="daily", alternative="streaming", why="cost"),
            ),
            "deep_dives": tuple(DeepDive(topic=t) for t in card.deep_dives[:2]),
        }
    )
