import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.units import unit_in, without_unit


@pytest.mark.parametrize(
    ("name", "unit", "words"),
    [
        ("p99_latency_ms", "ms", "p99_latency"),
        ("throughput_eps", "items/s", "throughput"),
        ("cost_usd_month", "USD/month", "cost"),
        ("ms", "ms", "ms"),
        ("replicas", "", "replicas"),
        ("items_per_s", "1/s", "items_per_s"),
    ],
)
def test_a_unit_that_is_said_anyway_leaves_the_name(name: str, unit: str, words: str) -> None:
    assert without_unit(name, unit) == words


def test_a_name_ends_on_its_own_unit_or_on_none(library: Library) -> None:
    known = [item for c in library.components.values() for item in c.attributes.items()]

    for name, attribute in [*known, *library.universal.items()]:
        assert not unit_in(name) or without_unit(name, attribute.unit) == without_unit(name, unit_in(name)), (
            name
        )
