import pytest

from mlsd_board.estimate.figures import amount, box_name, duration, gigabytes, plain, positive


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.5, "0.5 s"),
        (45, "45 s"),
        (60, "1 min"),
        (90, "90 s"),
        (3600, "1 h"),
        (93_600, "26 h"),
        (86_400, "1 d"),
        (5_184_000, "60 d"),
        (0, "0 s"),
    ],
)
def test_durations_are_said_in_the_largest_unit_that_fits(seconds: float, said: str) -> None:
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.5, "0.5"), (999, "999"), (1736, "1.74 k"), (138_889, "139 k"), (2e9, "2 G"), (4_500_000, "4.5 M")],
)
def test_counts_are_said_in_three_digits(value: float, said: str) -> None:
    assert amount(value) == said


def test_sizes_are_said_as_people_do() -> None:
    assert [gigabytes(x) for x in (0.5, 120, 45000)] == ["500 MB", "120 GB", "45 TB"]


def test_whole_thousands_are_not_rounded_away() -> None:
    assert plain(12_345) == "12345"


@pytest.mark.parametrize("value", ["many", True, None, (1, 2)])
def test_what_is_no_number_is_unknown(value: object, wired) -> None:
    queries = wired(cache={"qps": value} if value is not None else {})

    assert queries.number("cache", "qps") is None
    assert positive(queries, "cache", "qps") is None


def test_zero_is_a_number_but_no_rate(wired) -> None:
    queries = wired(cache={"qps": 0})

    assert queries.number("cache", "qps") == 0
    assert positive(queries, "cache", "qps") is None


def test_a_box_without_a_label_is_called_by_its_component(wired) -> None:
    assert box_name(wired(f={"of": "feature_store"}), "f") == "feature store"


def test_a_stated_number_loses_no_digit() -> None:
    from mlsd_board.estimate.figures import stated

    assert stated(99.99, "%") == "99.99 %"
    assert stated(0.001, "0–1") == "0.001"
    assert stated(12_000, "1/s") == "12 k/s"
    assert stated(86_400, "s") == "1 d"
    assert stated(5, "") == "5"
