"""Rules about named design patterns: used for a reason, and at a known price."""
