"""The board seen from afar: few large strokes of the brush instead of an item each."""
