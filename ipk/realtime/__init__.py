"""Sockets only: protocol, gate, routes, rooms, broadcaster, and the one switch for concurrency."""
