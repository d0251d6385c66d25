"""Practice: a timed attempt at a question, and how it compares with a strong answer. No screen, no files of boards."""
