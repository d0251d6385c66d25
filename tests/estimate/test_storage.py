import pytest

from mlsd_board.estimate.storage import storage_needs
from mlsd_board.model.brief import Requirements

TWENTY_GB_A_DAY = {"records_per_day": 20_000_000, "record_bytes": 1000}
NO_REQ = Requirements()


def test_a_year_of_twenty_gigabytes_a_day_three_times(wired) -> None:
    facts = {**TWENTY_GB_A_DAY, "storage_gb": 1000, "retention_days": 365, "replication": 3}
    (need,) = storage_needs(wired(data_lake=facts), NO_REQ)

    assert (need.needed_gb, need.planned_gb, need.enough) == (21_900, 1000, False)
    assert (need.bytes_per_day, need.retention_days, need.replication) == (2e10, 365, 3)
    assert need.assumptions == ("3 copies of each record",)


def test_the_volume_may_come_from_the_loggers_upstream(wired) -> None:
    """20 GB a day of events and 1 GB a day of predictions, for ten days of the brief: 210 GB each of three times."""
    queries = wired(
        "event_logger > event_stream as events",
        "event_stream > data_lake as events",
        "prediction_logger > data_lake as predictions",
        event_logger=TWENTY_GB_A_DAY,
        prediction_logger={"records_per_day": 1_000_000, "record_bytes": 1000},
        data_lake={"storage_gb": 300},
    )
    (need,) = storage_needs(queries, Requirements(retention_days=10))

    assert (need.needed_gb, need.least_gb, need.enough) == (630, 210, True)
    assert need.writers == ("event_logger", "prediction_logger")
    assert "10 days of retention from the brief" in need.assumptions


def test_what_is_processed_on_the_way_is_not_what_was_logged(wired) -> None:
    queries = wired(
        "event_logger > batch_feature_pipeline as events",
        "batch_feature_pipeline > data_lake as data",
        event_logger=TWENTY_GB_A_DAY,
        data_lake={"storage_gb": 1, "retention_days": 30},
    )

    assert storage_needs(queries, NO_REQ) == ()


@pytest.mark.parametrize("missing", ["records_per_day", "record_bytes", "retention_days"])
def test_a_missing_number_gives_no_answer(missing: str, wired) -> None:
    facts = {**TWENTY_GB_A_DAY, "retention_days": 5, "storage_gb": 1}

    assert storage_needs(wired(data_lake={k: v for k, v in facts.items() if k != missing}), NO_REQ) == ()


def test_a_store_without_a_plan_is_computed_but_not_judged(wired) -> None:
    (need,) = storage_needs(wired(data_lake={**TWENTY_GB_A_DAY, "retention_days": 5}), NO_REQ)

    assert (need.needed_gb, need.planned_gb, need.enough) == (300, None, True)


@pytest.mark.parametrize(("planned", "enough"), [(300, True), (100, True), (99, False)])
def test_copies_that_nobody_stated_are_assumed_but_not_held_against_a_plan(
    planned: int, enough: bool, wired
) -> None:
    facts = {**TWENTY_GB_A_DAY, "retention_days": 5, "storage_gb": planned}
    (need,) = storage_needs(wired(data_lake=facts), NO_REQ)

    assert (need.needed_gb, need.replication, need.least_gb, need.enough) == (300, 3, 100, enough)
    assert need.assumptions == ("3 copies of each record assumed; a plan has to hold one at least",)


def test_less_than_one_copy_is_one(wired) -> None:
    facts = {**TWENTY_GB_A_DAY, "retention_days": 5, "storage_gb": 100, "replication": 0.5}
    (need,) = storage_needs(wired(data_lake=facts), NO_REQ)

    assert (need.needed_gb, need.least_gb, need.enough) == (100, 100, True)
