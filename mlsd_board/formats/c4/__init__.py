"""The macros of C4, which PlantUML and Mermaid share."""
