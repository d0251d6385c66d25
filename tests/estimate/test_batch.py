from mlsd_board.estimate.batch import batch_windows


def test_items_are_shared_by_replicas(wired) -> None:
    """3.6 million items at 100 a second are ten hours for one replica, two and a half for four."""
    facts = {"cadence_s": 36_000, "batch_items": 3_600_000, "items_per_s": 100, "replicas": 4}
    (found,) = batch_windows(wired(batch_inference=facts))

    assert (found.needed_s, found.work_s, found.share) == (9000, 36_000, 0.25)
    assert found.assumptions == ("3600000 items at 100 per second, shared evenly by 4 replicas",)


def test_a_stated_duration_wins(wired) -> None:
    facts = {"cadence_s": 3600, "duration_s": 7200, "batch_items": 1, "items_per_s": 1}
    (found,) = batch_windows(wired(batch_feature_pipeline=facts))

    assert (found.needed_s, found.work_s, found.share) == (7200, None, 2)


def test_a_job_without_cadence_or_volume_is_unknown(wired) -> None:
    queries = wired(
        batch_inference={"duration_s": 60}, batch_feature_pipeline={"cadence_s": 60, "batch_items": 9}
    )

    assert batch_windows(queries) == ()
