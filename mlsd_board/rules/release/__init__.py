"""Rules about release: how a model gets from training into use."""
