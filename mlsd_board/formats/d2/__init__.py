"""Reads D2 diagrams; there is no parser of it for Python."""
