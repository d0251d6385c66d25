"""Rules about features: where they are made, and that training and serving see the same ones."""
