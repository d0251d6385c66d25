"""A board as Graphviz source: text made safe, looks, and the source itself."""
