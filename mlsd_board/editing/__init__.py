"""How a design changes: transaction, history, clipboard."""
