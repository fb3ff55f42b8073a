// A plain Socket.IO relay: join a room; an operation gets the room's next number and goes to the others. Keeps nothing.
const http = require("node:http");
const { Server } = require("socket.io");

const server = http.createServer((_request, response) => response.end("ok"));
const io = new Server(server, { transports: ["websocket"] });
const numbers = new Map();

io.on("connection", (socket) => {
  let room = null;
  socket.on("join", (name) => {
    room = name;
    socket.join(room);
    socket.emit("joined", room);
  });
  socket.on("op", (operation, answer) => {
    operation.n = (numbers.get(room) ?? 0) + 1;
    numbers.set(room, operation.n);
    socket.to(room).emit("op", operation);
    answer?.(operation.n);
  });
});

server.listen(Number(process.argv[2]), "127.0.0.1");
