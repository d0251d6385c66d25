"""Diagrams in Markdown: found in fenced blocks and read by the readers of their formats."""
