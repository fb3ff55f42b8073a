// The least a WebSocket server can do: number a message and write the same bytes to everybody in the room.
const { WebSocketServer } = require("ws");

const server = new WebSocketServer({ port: Number(process.argv[2]), host: "127.0.0.1", perMessageDeflate: false });
const rooms = new Map();

function roomOf(url) {
  const name = new URL(url, "http://localhost").searchParams.get("room");
  if (!rooms.has(name)) rooms.set(name, { number: 0, sockets: new Set() });
  return rooms.get(name);
}

server.on("connection", (socket, request) => {
  const room = roomOf(request.url);
  room.sockets.add(socket);
  socket.on("close", () => room.sockets.delete(socket));
  socket.on("error", () => {});
  socket.on("message", (message) => {
    room.number += 1;
    const bytes = Buffer.from(`{"n":${room.number},${message.toString("latin1", 1)}`, "latin1");
    for (const other of room.sockets) if (other !== socket) other.send(bytes, { binary: false });
  });
  socket.send("joined");
});
