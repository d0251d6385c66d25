"""What-if questions an interviewer throws in: drawn by the seed, answered by changing the board or in two sentences."""

from dataclasses import dataclass

from mlsd_board.model.attempt import AttemptLog
from mlsd_board.model.brief import Category
from mlsd_board.practice.lots import by_lot

AT_MIN = (12.0, 22.0, 30.0)
"""When a card comes, on the scale of 40 minutes."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question; `category` is the kind of problem it belongs to, None for all."""

    id: str
    text: str
    category: Category | None = None


CARDS: tuple[Card, ...] = (
    Card("tenfold", "Next month there is ten times the traffic. What breaks first, and what do you change?"),
    Card("late-labels", "You learn the outcome only a month later. How do you train and watch until then?"),
    Card("store-down", "The feature store does not answer. What does the user get to see?"),
    Card("why-refused", "A lawyer asks why this one person was turned down. What can you show?"),
    Card(
        "offline-only", "Offline the new model is better; in the experiment nothing moved. Where do you look?"
    ),
    Card("new-market", "You open in a country without any data. What runs there on the first day?"),
    Card("half-cost", "The bill has to be halved. What goes, and what does it cost in quality?"),
    Card(
        "schema",
        "A team upstream changed its schema last night. When do you notice, and what happens until then?",
    ),
    Card(
        "new-user", "Somebody opens the app for the first time. What do they see, and why?", "recommendation"
    ),
    Card(
        "clicks-up",
        "Clicks rise and fewer people come back. What is going on, and what do you change?",
        "recommendation",
    ),
    Card(
        "one-creator",
        "A single creator fills half of all lists. Is that a problem, and where would you act?",
        "recommendation",
    ),
    Card("catalogue", "The catalogue doubles within a quarter. Which parts feel it?", "recommendation"),
    Card(
        "on-device",
        "The model has to run on the device. What changes from training to updates?",
        "transformation",
    ),
    Card(
        "new-accent",
        "A new accent or language turns up in the input. How do you notice, and what do you do?",
        "transformation",
    ),
    Card("raters", "Two raters judge the same output differently. What is your truth?", "transformation"),
    Card(
        "stays-local", "Recordings may no longer leave the phone. How do you still improve?", "transformation"
    ),
    Card("attackers", "The attackers have adapted within a week. How does the system catch up?", "bi"),
    Card(
        "half-queue",
        "The reviewers manage half of the queue. Who is looked at, and who decides the rest?",
        "bi",
    ),
    Card("regulator", "The regulator wants a reason for each decision. What does each person get?", "bi"),
    Card(
        "control-group",
        "People in the control group complain. Do you keep it, and how small may it be?",
        "bi",
    ),
)


def drawn(category: Category | None, seed: int, count: int = len(AT_MIN)) -> tuple[Card, ...]:
    """The cards of one attempt, in order: the same for the same seed, at least one of the category if it has some."""
    deck = by_lot(CARDS, seed, lambda card: card.id)
    own = [card for card in deck if card.category and card.category == category]
    first = own[: max(1, count // 2)]
    rest = [card for card in deck if card.category in (None, category) and card not in first]
    return tuple(card for card in deck if card in [*first, *rest][:count])


def card_named(id: str) -> Card | None:
    return next((card for card in CARDS if card.id == id), None)


def waiting(log: AttemptLog) -> tuple[Card, ...]:
    """The cards that were put and not answered in words yet, the newest first."""
    answered = {moment.name for moment in log.moments if moment.what == "reply"}
    put = [moment.name for moment in log.moments if moment.what == "card" and moment.name not in answered]
    return tuple(card for id in reversed(put) if (card := card_named(id)))
