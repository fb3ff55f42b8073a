"""Export of a profile to a file, and import of such a file into another conference."""
