"""Figures, the machine they were measured on, and the report."""
