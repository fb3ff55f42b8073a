"""What people do with cards, and the dot vote."""
