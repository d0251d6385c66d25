"""What a design does well: patterns recognised and good habits praised, each with the elements that show it."""
