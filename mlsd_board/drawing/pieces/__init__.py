"""The small parts shapes are built of: outlines, lines of text, their wording and their extent."""
