"""How the window looks: palette, style sheet, small pictures."""
