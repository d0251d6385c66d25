"""Rules about the brief: what is to be built, for whom, how big, and why this way."""
