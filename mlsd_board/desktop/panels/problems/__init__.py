"""What the rules say, and the way out."""
