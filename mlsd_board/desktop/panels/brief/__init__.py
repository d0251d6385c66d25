"""The words and numbers beside the drawing, as a form."""
