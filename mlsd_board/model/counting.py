"""Numbers beside what they count, as people say them."""


def counted(number: int, one: str, many: str = "") -> str:
    """'1 arrow', '3 arrows', '12,000 arrows'; `many` where it is more than an s: '2 boxes'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
