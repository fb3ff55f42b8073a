"""What the child arranges before the meeting: guests, seats, snacks; and the shopping list."""
