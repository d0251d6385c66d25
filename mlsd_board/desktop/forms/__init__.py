"""The editors that forms are made of: numbers with units, choices, lists of records."""
