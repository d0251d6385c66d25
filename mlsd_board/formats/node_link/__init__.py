"""Node-link JSON as networkx writes it: the field names, and the parts of reading it."""
