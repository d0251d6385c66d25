"""Options: declared by rules, typed, in range, each with a meaning of its own."""

import math
from typing import Any

import pytest

from mlsd_board.rules import all_rules
from mlsd_board.validation.option import Option

OPTIONS = [(rule.code, option) for rule in all_rules() for option in rule.options]


@pytest.mark.parametrize(("code", "option"), OPTIONS, ids=lambda x: x if isinstance(x, str) else x.name)
def test_a_default_is_a_possible_value(code: str, option: Option[Any]) -> None:
    assert option.fault(option.default) == ""
    assert option.name.replace("_", "").isalnum()
    assert option.name == option.name.lower()
    assert option.summary[0].islower()


def test_no_two_rules_share_an_option_and_a_name_is_there_once_in_a_rule() -> None:
    assert len(OPTIONS) >= 30
    assert len({option for _, option in OPTIONS}) == len(OPTIONS)
    assert len({(code, option.name) for code, option in OPTIONS}) == len(OPTIONS)


@pytest.mark.parametrize("value", ["25", True, None, 2.5, 0, math.nan, math.inf, [25]])
def test_what_does_not_fit_is_told_with_what_would(value: object) -> None:
    boxes = Option("max_boxes", 25, "boxes", minimum=1)

    assert boxes.fault(value) == f"max_boxes is set to {value!r}; possible is a whole number from 1 on"
    assert boxes.fault(30) == ""


def test_a_share_may_be_whole_or_broken_but_not_above_its_maximum() -> None:
    share = Option("share", 0.8, "share", maximum=1)

    assert share.fault(1) == share.fault(0.25) == ""
    assert share.fault(1.5) == "share is set to 1.5; possible is a number from 0 to 1"
