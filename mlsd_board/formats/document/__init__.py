"""The design document: the outline that such documents follow, filled from brief and board, as Markdown or HTML."""
