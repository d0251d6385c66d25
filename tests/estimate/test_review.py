from mlsd_board.estimate.review import review_loads
from mlsd_board.model.brief import Requirements

STAFF = {"reviewers": 100, "items_per_reviewer_day": 200}
ASKED = "decision_engine > human_review_queue as predictions"
MILLION_A_DAY = Requirements(dau=1_000_000, requests_per_user_day=1)


def test_the_inflow_follows_from_traffic_and_review_rate(wired) -> None:
    """Two percent of a million are 20,000, just what a hundred people decide at 200 each."""
    queries = wired(ASKED, human_review_queue=STAFF, decision_engine={"review_rate": 0.02})
    (found,) = review_loads(queries, MILLION_A_DAY)

    assert (found.inflow_per_day, found.capacity_per_day, found.enough) == (20_000, 20_000, True)
    assert found.deciders == ("decision_engine",)
    assert "2 % of the decisions of decision engine go to review" in found.assumptions
    assert "peak factor 3 assumed" in found.assumptions


def test_a_stated_inflow_wins(wired) -> None:
    queries = wired(
        ASKED, human_review_queue={**STAFF, "inflow_per_day": 50_000}, decision_engine={"review_rate": 0}
    )
    (found,) = review_loads(queries, MILLION_A_DAY)

    assert (found.inflow_per_day, found.capacity_per_day, found.deciders) == (50_000, 20_000, ())
    assert not found.enough


def test_without_staff_or_inflow_there_is_nothing_to_say(wired) -> None:
    assert review_loads(wired(ASKED, human_review_queue=STAFF), MILLION_A_DAY) == ()
    for staff in ({}, {"reviewers": 2}, {"items_per_reviewer_day": 10}):
        assert review_loads(wired(human_review_queue={"inflow_per_day": 9, **staff}), MILLION_A_DAY) == ()
    rated = wired(ASKED, human_review_queue=STAFF, decision_engine={"review_rate": 0.1})
    assert review_loads(rated, Requirements()) == ()


def test_no_reviewers_decide_nothing(wired) -> None:
    queries = wired(human_review_queue={"reviewers": 0, "items_per_reviewer_day": 10, "inflow_per_day": 1})
    (found,) = review_loads(queries, Requirements())

    assert (found.capacity_per_day, found.enough) == (0, False)
