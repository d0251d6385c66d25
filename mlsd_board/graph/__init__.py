"""A design as a networkx graph, and the questions asked of it."""
