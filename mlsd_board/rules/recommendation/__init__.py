"""Rules for recommendation, search, ads and feeds."""
