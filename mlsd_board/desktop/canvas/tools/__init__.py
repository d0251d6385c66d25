"""Tools other than selecting: each makes gestures of its own from a press of the left button."""
