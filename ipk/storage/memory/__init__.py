"""The committed records of a conference in memory, as immutable states."""
