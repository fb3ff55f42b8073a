"""A person is told where the server is, or why it cannot be there."""

import socket

import pytest

from commands import addresses
from prepare.errors import CannotPrepare


def test_a_free_port_is_taken_as_it_is_and_zero_gives_any() -> None:
    port = addresses.usable_port("127.0.0.1", 0)
    assert port > 0
    assert addresses.usable_port("127.0.0.1", port) == port


def test_a_port_that_is_used_is_told_with_another_to_try() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CannotPrepare, match=f"Port {port} is used.*--port"):
            addresses.usable_port("127.0.0.1", port)


def test_an_address_of_another_computer_is_refused_kindly() -> None:
    with pytest.raises(CannotPrepare, match=r"192\.0\.2\.1 is not an address of this computer"):
        addresses.usable_port("192.0.2.1", 0)


def test_listening_everywhere_names_this_computer_and_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lan_address", lambda: "10.0.0.7")
    found = [address for _, address in addresses.reachable("0.0.0.0", 5000)]
    assert found == ["http://localhost:5000", "http://10.0.0.7:5000"]


def test_without_a_network_this_computer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "lan_address", lambda: None)
    assert [address for _, address in addresses.reachable("0.0.0.0", 80)] == ["http://localhost:80"]


def test_listening_on_one_address_names_that_one() -> None:
    assert [address for _, address in addresses.reachable("127.0.0.1", 5001)] == ["http://127.0.0.1:5001"]


def test_the_address_that_an_operator_set_is_the_one_for_people() -> None:
    found = addresses.reachable("127.0.0.1", 5001, "https://ipk.example.org/")
    assert found[-1] == ("Everywhere", "https://ipk.example.org")


def test_the_picture_is_made_of_lines_of_one_width() -> None:
    lines = addresses.picture("http://10.0.0.7:5000").rstrip("\n").split("\n")
    assert len(lines) > 10
