"""What each person may see of each record type: pure functions from a record to JSON values."""
