"""Who takes part, in which role, on which devices, and who may do what."""
