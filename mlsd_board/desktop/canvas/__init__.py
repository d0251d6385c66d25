"""The canvas: what lies on the board as graphics items, and the gestures that edit it."""
