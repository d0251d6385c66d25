"""Rules about size: large catalogues and heavy traffic."""
