"""Conferences and their people: founding, invitations, admission, devices, settings."""
