"""Rules about feedback: outcomes must find their way back to training."""
