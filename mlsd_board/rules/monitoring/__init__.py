"""Rules about watching a live system: its health and the quality of its answers."""
