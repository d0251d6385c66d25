from mlsd_board.estimate.freshness import feature_freshness, model_freshness, staleness

NIGHTLY = {"cadence_s": 86_400, "duration_s": 3600}
BATCH = (
    "operational_db > batch_feature_pipeline as data",
    "batch_feature_pipeline > feature_store as features",
    "feature_store > model_server as features",
)


def test_cadence_and_duration_add_up_with_the_store(wired) -> None:
    """A day and an hour in the nightly job, a minute in the store: 90,060 s."""
    (found,) = feature_freshness(
        wired(*BATCH, batch_feature_pipeline=NIGHTLY, feature_store={"freshness_s": 60})
    )

    assert found.age_s == 90_060
    assert found.path == ("operational_db", "batch_feature_pipeline", "feature_store", "model_server")
    assert found.ages_s == (0, 90_000, 60, 0)
    assert found.assumptions == ()


def test_the_freshest_way_counts(wired) -> None:
    queries = wired(
        *BATCH,
        "event_stream > streaming_feature_pipeline as events, delay=2",
        "streaming_feature_pipeline > feature_store as features",
        batch_feature_pipeline=NIGHTLY,
        streaming_feature_pipeline={"freshness_s": 5},
    )
    (found,) = feature_freshness(queries)

    assert found.age_s == 7
    assert found.path[0] == "event_stream"


def test_a_way_that_does_not_end_in_features_does_not_count(wired) -> None:
    queries = wired(*BATCH, "client_app > model_server as data", batch_feature_pipeline=NIGHTLY)

    assert [f.age_s for f in feature_freshness(queries)] == [90_000]


def test_a_job_without_figures_adds_nothing_and_is_named(wired) -> None:
    (found,) = feature_freshness(wired(*BATCH))

    assert found.age_s == 0
    assert found.assumptions == ("batch feature pipeline adds nothing: no figure",)


def test_a_stated_staleness_wins_over_the_schedule(wired) -> None:
    queries = wired(
        batch_feature_pipeline={**NIGHTLY, "freshness_s": 10}, trainer=NIGHTLY, vector_index={"cadence_s": 60}
    )

    assert staleness(queries, "batch_feature_pipeline") == 10
    assert staleness(queries, "trainer") is None
    assert staleness(queries, "vector_index") == 60


def test_a_model_is_as_old_as_the_pause_and_one_training(wired) -> None:
    (found,) = model_freshness(wired(trainer=NIGHTLY, label_joiner={"window_s": 7200}))

    assert (found.age_s, found.cadence_s, found.duration_s) == (90_000, 86_400, 3600)
    assert found.scheduler == "trainer"
    assert found.label_window_s == 7200


def test_an_orchestrator_that_runs_more_often_sets_the_pace(wired) -> None:
    control = "workflow_orchestrator > dataset_builder as control", "dataset_builder > trainer as data"
    hourly = {"cadence_s": 3600}
    driven = wired(
        "workflow_orchestrator > trainer as control", trainer=NIGHTLY, workflow_orchestrator=hourly
    )
    (found,) = model_freshness(driven)
    (beside,) = model_freshness(wired(*control, trainer=NIGHTLY, workflow_orchestrator=hourly))

    assert (found.age_s, found.scheduler) == (7200, "workflow_orchestrator")
    assert beside.scheduler == "trainer"


def test_a_trainer_without_a_cadence_is_unknown(wired) -> None:
    assert model_freshness(wired(trainer={"duration_s": 60})) == ()
    (found,) = model_freshness(wired(trainer={"cadence_s": 60}))
    assert found.assumptions == ("a training is taken to be instant: no duration stated",)
