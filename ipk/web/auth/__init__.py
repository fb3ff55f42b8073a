"""Identifies the visitor of a request: session cookie, personal links, room codes, throttling of wrong guesses."""
