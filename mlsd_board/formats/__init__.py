"""How a design is kept and shared."""
