"""The shapes on a board, one file each: a record and a theme become primitives."""
