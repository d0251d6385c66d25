"""Work tells how far it has come to whoever listens, and goes on the same where nobody does."""

from mlsd_board.model.progress import begun, followed, listening


def test_the_listener_hears_stage_and_share_and_only_while_it_listens() -> None:
    heard: list[tuple[str, float]] = []
    with listening(lambda stage, share: heard.append((stage, share))):
        begun("an engine")
        assert list(followed("ways", "abcd", 4)) == ["a", "b", "c", "d"]
    assert list(followed("labels", "ab", 2)) == ["a", "b"]
    begun("an engine")
    assert heard == [("an engine", 0.0), ("ways", 0.0), ("ways", 0.25), ("ways", 0.5), ("ways", 0.75)]
