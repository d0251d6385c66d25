"""One verb per file; each edits through a transaction and knows nothing of undo."""
