"""What the program says about itself: its shortcuts, and what it is."""
