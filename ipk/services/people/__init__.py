"""Conferences and their people: creation, invitations, admission, devices."""
