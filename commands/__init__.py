"""What `run.py` can do, one small command a file. They run inside the prepared environment."""
