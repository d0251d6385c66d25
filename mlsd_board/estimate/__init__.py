"""What a design costs and whether its numbers fit: traffic, latency, capacity, storage, freshness, windows, reviews.

Pure functions over the graph and the requirements. Each answer carries its numbers (the unit is part of each name)
and the assumptions behind them; what cannot be computed because a number is missing is left out, never guessed.
"""
