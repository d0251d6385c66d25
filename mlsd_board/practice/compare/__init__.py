"""A board held beside a reference: compared by the role that things play, never by their names or places."""
