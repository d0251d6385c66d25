"""Orthogonal routes for connections between boxes, around boxes and beside one another."""
