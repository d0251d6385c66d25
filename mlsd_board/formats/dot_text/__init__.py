"""Reads DOT. Ours because the parsers there are take minutes for what Graphviz itself reads in a moment."""
