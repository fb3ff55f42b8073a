"""The click commands of `run.py`, one in a file. They run inside the prepared environment."""
