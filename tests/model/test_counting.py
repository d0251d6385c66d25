from mlsd_board.model.counting import counted


def test_a_number_agrees_with_what_it_counts() -> None:
    assert [counted(n, "arrow") for n in (0, 1, 2)] == ["0 arrows", "1 arrow", "2 arrows"]
    assert [counted(n, "box", "boxes") for n in (1, 2)] == ["1 box", "2 boxes"]
    assert counted(14282, "error") == "14,282 errors"
