"""draw.io diagrams, read in every wrapping and written plain."""
