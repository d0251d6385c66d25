"""Where a board begins: templates, questions, recent and recovered boards."""
