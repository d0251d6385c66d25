from mlsd_board.drawing.shapes.badge import RADIUS, badge_group
from mlsd_board.drawing.theme import load_theme
from mlsd_board.model.geometry import Point
from mlsd_board.validation.severity import Severity

LIGHT = load_theme("light")


def test_each_severity_has_its_own_shape_word_and_colour() -> None:
    found = [badge_group("n", severity, Point(0, 0), LIGHT) for severity in Severity]

    assert [len(badge.children[0].commands) for badge in found] == [9, 4, 10]
    assert len({badge.title for badge in found}) == len({badge.children[0].fill for badge in found}) == 3
    assert [badge.children[1].text for badge in found] == ["!", "!", "i"]


def test_an_unknown_severity_is_shown_as_information() -> None:
    assert badge_group("n", "loud", Point(0, 0), LIGHT).title == "Info"


def test_the_sign_sits_in_the_middle() -> None:
    sign = badge_group("n", "error", Point(50, 80), LIGHT).children[1]

    assert sign.at.x == 50
    assert abs(sign.at.y - 80) < RADIUS / 2
