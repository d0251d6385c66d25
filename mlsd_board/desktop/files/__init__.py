"""How boards come and go: opened, kept safe, saved, exported, with the questions this asks."""
