"""Rules about numbers: what was estimated must fit what was asked for and what was planned."""
