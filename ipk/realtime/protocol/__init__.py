"""The wire contract's limits, strict JSON and rate limits."""
