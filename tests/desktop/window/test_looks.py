"""The looks of the View menu reach the board and the export dialog."""

from mlsd_board.desktop.files.export_dialog import ExportDialog


def test_hand_drawn_strokes_and_curved_arrows_reach_the_board(shell, qtbot) -> None:
    shell.documents.new_from_template("two_stage_recommender")
    shell.menus.run("theme_dark")
    shell.menus.run("hand_drawn")
    shell.menus.run("curved")

    assert shell.desk.view.theme.name == "hand-dark"
    assert shell.desk.view.board.style == "curved"
    assert (shell.settings.theme, shell.settings.hand_drawn) == ("dark", True)
    shell.menus.run("curved")
    shell.menus.run("hand_drawn")
    assert shell.desk.view.theme.name == "dark"
    assert shell.desk.view.board.style == "orthogonal"


def test_an_export_looks_like_the_screen_unless_told_otherwise(shell, qtbot) -> None:
    shell.documents.new_from_template("two_stage_recommender")
    shell.menus.run("hand_drawn")
    dialog = ExportDialog(shell.desk.session, shell.desk.theme, "auto", lines="curved")
    qtbot.addWidget(dialog)

    assert dialog.options().theme == "hand"
    assert dialog.options().lines == "curved"
    dialog.theme.setCurrentIndex(1)
    assert dialog.options().theme == "dark"
