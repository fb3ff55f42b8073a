"""A TCP proxy that does what Wi-Fi does: cuts, falls silent, delivers late and in crumbs."""

from __future__ import annotations

import contextlib
import random
import socket
import struct
import threading
import time

RESET = struct.pack("ii", 1, 0)


class Chaos:
    """Listens on a port of its own and passes everything on to `target`, as long as it is in the mood."""

    def __init__(self, target: int, *, crumbs: bool = False, seed: int = 1) -> None:
        self.target, self.crumbs = target, crumbs
        self._random = random.Random(seed)
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self.flowing = threading.Event()
        self.flowing.set()
        self.refusing = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Every connection is reset at once, on both sides."""
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                    end.shutdown(socket.SHUT_RDWR)
                with contextlib.suppress(OSError):
                    end.close()

    def fall_silent(self) -> None:
        """Connections stay open, but nothing passes: a tablet asleep, a half-open TCP."""
        self.flowing.clear()

    def wake(self) -> None:
        self.flowing.set()

    def close(self) -> None:
        self._listener.close()
        self.wake()
        self.cut()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                if self.refusing:
                    near.close()
                    continue
                self._pass_on(near)

    def _pass_on(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self.target), timeout=20)
        except OSError:
            near.close()
            return
        far.settimeout(None)
        with self._lock:
            self._pairs.append((near, far))
        for source, sink in ((near, far), (far, near)):
            source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                self.flowing.wait()
                for piece in self._pieces(data):
                    sink.sendall(piece)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _pieces(self, data: bytes) -> list[bytes]:
        if not self.crumbs:
            return [data]
        time.sleep(self._random.random() * 0.004)
        cuts = sorted(self._random.randrange(len(data) + 1) for _ in range(2))
        return [piece for piece in (data[: cuts[0]], data[cuts[0] : cuts[1]], data[cuts[1] :]) if piece]
