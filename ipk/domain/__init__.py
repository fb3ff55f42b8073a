"""Rules and records of a conference. Standard library and `regex` only; no clock, no I/O."""
