"""Rules about the data and labels a model learns from."""
