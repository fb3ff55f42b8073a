"""Commands on cards, and the dot vote."""
