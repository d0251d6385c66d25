"""The sums of the back of an envelope, with their way told."""

import pytest

from mlsd_board.estimate.sizing.sums import peak_qps, spoken_bytes, stored_gb
from mlsd_board.model.brief import Requirements


def test_requests_per_second_from_users() -> None:
    found = peak_qps(Requirements(dau=8.64e6, requests_per_user_day=10, peak_factor=3))

    assert found is not None
    assert found.value == pytest.approx(3000)
    assert found.told.endswith("= 1 k requests/s on average, × 3 = 3 k requests/s at peak")


def test_without_a_peak_factor_the_usual_one_is_named() -> None:
    found = peak_qps(Requirements(dau=86_400, requests_per_user_day=5, qps_peak=7))

    assert found is not None
    assert found.value == 15
    assert "× 3 (usual)" in found.told


def test_storage_from_records() -> None:
    found = stored_gb(1e9, 1000, 90, 3)

    assert found is not None
    assert found.value == pytest.approx(270_000)
    assert found.told == "1 G records × 1 kB = 1 TB a day, × 90 days × 3 copies = 270 TB"
    assert stored_gb(1e9, 1000, 90).value == pytest.approx(90_000)


def test_nothing_follows_from_nothing() -> None:
    assert peak_qps(Requirements(dau=1e6)) is None
    assert stored_gb(1e9, None, 90) is None


def test_bytes_are_spoken_in_the_unit_that_leaves_few_digits() -> None:
    assert [spoken_bytes(n) for n in (1, 999, 1500, 2.5e12, 3e15)] == [
        "1 B",
        "999 B",
        "1.5 kB",
        "2.5 TB",
        "3 PB",
    ]
