"""What exists: components, ports, connection kinds, questions and templates, read from the data folders."""
