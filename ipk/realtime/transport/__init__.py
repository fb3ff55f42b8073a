"""WebSocket frames, handshake, Socket.IO packets, connections, heartbeat."""
