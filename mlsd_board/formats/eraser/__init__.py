"""Diagrams of architecture in the language of Eraser, read tolerantly."""
