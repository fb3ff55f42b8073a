"""Finds the addresses of this server, draws them as QR codes in the terminal, and checks that a port is free."""

import errno
import io
import socket

import segno

from prepare.errors import CannotPrepare


def lan_address() -> str | None:
    """Returns this computer's address in the local network. Connecting a UDP socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
            found = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if found.startswith("127.") else found


def reachable(host: str, port: int, public: str = "") -> list[tuple[str, str]]:
    """Returns (label, address) of all addresses of a server on this host and port, the most public one last."""
    widest = [("Everywhere", public.rstrip("/"))] if public else []
    if host not in ("", "0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return [("Address", f"http://{host}:{port}"), *widest]
    found = [("This computer", f"http://localhost:{port}")]
    lan = lan_address()
    if lan:
        found.append(("This network", f"http://{lan}:{port}"))
    return found + widest


def picture(address: str) -> str:
    """Returns a QR code as block characters."""
    out = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out, compact=True)
    return out.getvalue()


def usable_port(host: str, port: int) -> int:
    """Returns the port if it is free, any free port for 0. Raises CannotPrepare with advice."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as trouble:
            raise CannotPrepare(_why_not(host, port, trouble)) from trouble
        return int(probe.getsockname()[1])


def _why_not(host: str, port: int, trouble: OSError) -> str:
    if trouble.errno == errno.EADDRINUSE:
        return f"Port {port} is used by another program (is IPK running already?). Choose another: --port {port + 50}."
    if trouble.errno == errno.EACCES:
        return f"Port {port} belongs to the system. Choose one above 1024: --port 5000."
    return f"{host} is not an address of this computer. Leave --host out to be reached from everywhere."
