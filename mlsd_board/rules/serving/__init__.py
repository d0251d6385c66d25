"""Rules about serving: how a prediction is made, with which model, for whom, and what happens when it fails."""
