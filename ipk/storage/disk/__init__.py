"""Atomic file writes and the worker thread for blocking work."""
