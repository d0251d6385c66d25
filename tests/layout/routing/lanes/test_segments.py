"""How far the pieces of a line may slide before they come too near to boxes and arrow heads."""

from mlsd_board.layout.routing.lanes.segments import Routed, segments
from mlsd_board.layout.routing.regions import Regions

ABOVE, BELOW = (0.0, -200.0, 100.0, -140.0), (200.0, 200.0, 300.0, 260.0)
LEFT, RIGHT = (0.0, 0.0, 100.0, 60.0), (200.0, 0.0, 300.0, 60.0)
STEP = Routed([(100.0, -170.0), (150.0, -170.0), (150.0, 230.0), (200.0, 230.0)], ABOVE, BELOW, ())


def test_a_piece_keeps_further_from_a_side_at_which_arrows_point():
    row = Routed([(100.0, 30.0), (200.0, 30.0)], LEFT, RIGHT, ())
    boxes = Regions([ABOVE, BELOW, LEFT, RIGHT])
    (alone,) = segments([STEP], True, boxes)
    (beside_an_arrow,) = segments([STEP, row], True, boxes)
    assert alone.least == beside_an_arrow.least
    assert beside_an_arrow.most == alone.most == 184  # the step's own stub is longer than a head

    far = STEP._replace(target=(400.0, 200.0, 500.0, 260.0), points=[*STEP.points[:3], (400.0, 230.0)])
    (alone,), (beside_an_arrow,) = segments([far], True, boxes), segments([far, row], True, boxes)
    assert (alone.most, beside_an_arrow.most) == (192, 186)
