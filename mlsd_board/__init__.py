"""MLSD Board: a whiteboard that understands machine-learning systems."""

__version__ = "0.1.0"
