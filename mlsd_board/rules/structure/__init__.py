"""Rules about the drawing itself: every box joined, every arrow typed and legal, no vicious circles."""
