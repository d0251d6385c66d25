"""What a design is: frozen records, the change set, the design itself. Imports nothing of ours."""
