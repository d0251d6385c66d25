"""One file per format read."""
