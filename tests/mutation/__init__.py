"""Mutation testing of the rules: pieces taken out of the reference designs one by one, and who notices."""
