"""Rules about staying up: single points of failure and bursts."""
