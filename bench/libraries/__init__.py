"""Compares our own code with a library, or with the same server without that code, in alternating runs."""
