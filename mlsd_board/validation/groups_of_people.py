"""Telling by its name whether a slice of the data is a group of people."""

import re

_TRAITS = (
    r"age|gender|sex|race|ethnic\w*|religio\w*|disab\w*|national\w*|country|region|language|dialect"
    r"|accent|locale|income|postcode|zip|account_age|tenure"
)
_NEWCOMERS = r"user|customer|member|account|host|guest|buyer|seller|driver|rider|payee|applicant|patient|author|creator"
_GROUPS = re.compile(rf"(?:^|[_\W])(?:{_TRAITS}|new[_ -](?:{_NEWCOMERS})s?)(?:$|[_\W])", re.IGNORECASE)


def names_people(text: str) -> bool:
    """Whether a slice is called by a usual name of a group of people, such as age, country or new accounts."""
    return bool(_GROUPS.search(text))
