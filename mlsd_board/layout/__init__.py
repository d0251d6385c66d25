"""Where things go: text measure, routing, snapping, and Graphviz auto-layout. Plain geometry in, plain geometry out."""
