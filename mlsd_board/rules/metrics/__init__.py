"""Rules about metrics: what success means, and how the measures of it hang together."""
