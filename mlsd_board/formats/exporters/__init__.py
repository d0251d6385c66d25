"""One file per format written."""
