"""What a design costs, as a table with the assumptions behind each number."""
