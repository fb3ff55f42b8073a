"""What each person may see of each kind of record. Pure functions from a record to JSON-ready values."""
