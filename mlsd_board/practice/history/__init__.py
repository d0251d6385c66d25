"""All attempts of a user: kept in SQLite, compared, exported, and turned into drills of what was missed."""
