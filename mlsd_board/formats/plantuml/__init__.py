"""Reads PlantUML component, deployment and C4 diagrams; there is no kept parser of it for Python."""
