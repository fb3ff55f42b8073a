"""Participants, their roles and devices, and the permission table."""
