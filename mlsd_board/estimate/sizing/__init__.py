"""Sums on the back of an envelope: quantities as people write them, and what follows from them."""
