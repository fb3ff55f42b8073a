"""Content of printed documents: the profile, name cards, the plan of seats."""
