"""Rules about evaluation: that a candidate is measured, and that a bad one is stopped."""
