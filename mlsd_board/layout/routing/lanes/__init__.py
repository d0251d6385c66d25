"""Giving connections that share a corridor or a side a lane each."""
