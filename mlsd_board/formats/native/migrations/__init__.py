"""One step for each version of the board file that was ever written: what makes it a file of the next version."""
