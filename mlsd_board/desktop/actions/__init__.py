"""What the user can do: one table, and the menus, toolbar and help made from it."""
