"""Rules about telling it: how much is drawn, when one goes deep, and what was weighed."""
