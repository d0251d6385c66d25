"""Reads scripts for the Python package `diagrams` without running them: the syntax tree is followed, nothing is called."""
