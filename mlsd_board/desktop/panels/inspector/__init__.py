"""The facts of what is selected, as a form."""
