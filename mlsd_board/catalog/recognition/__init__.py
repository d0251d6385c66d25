"""What a box in somebody's diagram means: from its words, its picture, its group and its neighbours to a component."""
