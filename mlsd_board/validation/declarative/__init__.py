"""Rules written in TOML by those who use the program: a filter over boxes, conditions, a message and a page."""
