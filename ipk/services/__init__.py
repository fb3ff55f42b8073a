"""One function for each thing a person can do. `ports` names what they need from the outside."""
