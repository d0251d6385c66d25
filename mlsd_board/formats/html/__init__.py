"""The board as one HTML file: its picture to move about in, and the findings beside it. Needs no network."""
