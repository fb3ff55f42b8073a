"""The socket layer: commands, rooms, wire protocol, transport, and the concurrency engine."""
