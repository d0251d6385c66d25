"""Rules about training: what is learned, against which baseline, and what runs it."""
