"""What is right about a design, and how far it has come."""
