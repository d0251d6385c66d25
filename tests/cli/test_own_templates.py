"""`save-template` and `add-questions`: templates and questions of one's own on the command line."""

from pathlib import Path


def test_a_board_is_kept_listed_and_started_from(cli, board: Path, tmp_path: Path) -> None:
    saved = cli("save-template", board, "--title", "House style", "--summary", "How we begin")
    assert (saved.code, saved.err) == (0, "")
    assert "house_style" in saved.out

    assert "house_style" in cli("list", "templates").out
    assert cli("new", "-o", tmp_path / "next.mlsd.json", "--template", "house_style").code == 0


def test_questions_are_taken_over_and_the_wrong_one_is_named(cli, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(
        'title = "Good"\ncategory = "bi"\norigin = "us"\nprompt = "Well?"\n', encoding="utf-8"
    )
    (tmp_path / "bad.toml").write_text('title = "Bad"\nprompt = 3\n', encoding="utf-8")
    ran = cli("add-questions", tmp_path)

    assert ran.code == 0
    assert ran.out == "question good\n"
    assert "bad.toml" in ran.err
    assert "good" in cli("list", "problems").out
    assert cli("add-questions", tmp_path / "bad.toml").code == 2
    (tmp_path / "notes.txt").write_text("Which questions?", encoding="utf-8")
    ran = cli("add-questions", tmp_path / "notes.txt")
    assert ran.code == 2
    assert "*.toml files" in ran.err
