"""Finding the way of one connection by itself, from box to box."""
