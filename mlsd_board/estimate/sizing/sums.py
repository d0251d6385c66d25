"""The two sums of every interview: requests per second from users, and storage from records. Each tells its way."""

from dataclasses import dataclass

from mlsd_board.estimate.figures import amount, plain
from mlsd_board.estimate.traffic import PEAK_FACTOR, traffic_of_users
from mlsd_board.model.brief import Requirements

_SIZES = ((1e15, "PB"), (1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


@dataclass(frozen=True, slots=True)
class Sum:
    """A result in the unit of the brief or of the box, and how it came about, in plain words."""

    value: float
    told: str


def peak_qps(req: Requirements) -> Sum | None:
    """Requests per second at peak, from people a day and requests of each; None while one of them is missing."""
    found = traffic_of_users(req)
    if found is None:
        return None
    people, each = amount(req.dau or 0), plain(req.requests_per_user_day or 0)
    factor = plain(req.peak_factor) if req.peak_factor else f"{plain(PEAK_FACTOR)} (usual)"
    told = (
        f"{people} people × {each} a day ÷ 86,400 s = {amount(found.mean_qps)} requests/s on average,"
        f" × {factor} = {amount(found.peak_qps)} requests/s at peak"
    )
    return Sum(found.peak_qps, told)


def stored_gb(
    records: float | None, size: float | None, days: float | None, copies: float | None = None
) -> Sum | None:
    """Gigabytes, from records a day, bytes of each, days they are kept, and copies; None while one is missing."""
    if not records or not size or not days:
        return None
    times = max(copies or 1.0, 1.0)
    total = records * size * days * times
    kept = f" × {plain(times)} copies" if times > 1 else ""
    told = (
        f"{amount(records)} records × {spoken_bytes(size)} = {spoken_bytes(records * size)} a day,"
        f" × {plain(days)} days{kept} = {spoken_bytes(total)}"
    )
    return Sum(total / 1e9, told)


def spoken_bytes(count: float) -> str:
    """Bytes in the unit that leaves few digits: 2.5 TB."""
    for size, unit in _SIZES:
        if count >= size:
            return f"{plain(count / size)} {unit}"
    return f"{plain(count)} B"
