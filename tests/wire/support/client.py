"""An independent client, written from the contract alone: a person who logs in, and the devices that person holds.

Nothing here sleeps for luck: everything waits for a condition with a limit.
"""

from __future__ import annotations

import itertools
import re
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

import requests

from tests.wire.support.pace import Pace
from tests.wire.support.packets import HandWire, Refused
from tests.wire.support.replica import Record, Replica

PATIENCE = 20.0
_numbers = itertools.count(1)


def new_id(prefix: str = "t") -> str:
    """An opaque id as §3 allows: at most 40 of A–Z a–z 0–9 _ -."""
    return f"{prefix}-{next(_numbers)}-{secrets.token_hex(6)}"


class Person:
    """Somebody with a link: an HTTP session, the cookie in it, and devices that share both."""

    def __init__(self, url: str, conference: str, said: Record | None = None) -> None:
        said = said or {}
        self.url, self.conference = url, conference
        self.name, self.role, self.token = said.get("name", ""), said.get("role", ""), said.get("token", "")
        self.http = requests.Session()
        self.pace = Pace()
        self.reading_pace = Pace()
        self.live_pace = Pace(38, 35)

    def log_in(self) -> requests.Response:
        """`POST /j` with the token: the redirect as it came, not followed."""
        return self.http.post(f"{self.url}/j", data={"token": self.token}, allow_redirects=False, timeout=PATIENCE)

    @property
    def cookie(self) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self.http.cookies)

    def get(self, path: str = "", **options: Any) -> requests.Response:
        """A page under `/c/<conference>/`, redirects not followed."""
        options = {"allow_redirects": False, "timeout": PATIENCE} | options
        return self.http.get(f"{self.url}/c/{self.conference}/{path}", **options)

    def csrf(self) -> str:
        return csrf_in(self.get().text)

    def upload(self, content: bytes, name: str = "obrazek.png", kind: str = "image/png", **headers: str) -> Any:
        headers = headers or {"X-CSRFToken": self.csrf()}
        return self.http.post(
            f"{self.url}/c/{self.conference}/media",
            files={"file": (name, content, kind)},
            headers=headers,
            allow_redirects=False,
            timeout=30,
        )

    def device(self, wire: Any = HandWire, url: str = "") -> Device:
        """A connected device that has read the wall."""
        device = Device(self, wire, url)
        device.connect()
        return device


def csrf_in(page: str) -> str:
    """The CSRF token wherever a page carries it: page data, a form field or a meta tag."""
    for pattern in (r'"csrf"\s*:\s*"([^"]+)"', r'name="csrf[_-]token"[^>]*(?:value|content)="([^"]+)"'):
        found = re.search(pattern, page)
        if found:
            return found.group(1)
    raise AssertionError(f"no CSRF token on the page: {page[:300]}")


class Device:
    """A replica, an outbox, and a wire that may go and come back."""

    def __init__(self, person: Person, wire: Any = HandWire, url: str = "") -> None:
        self.person, self.wire_class, self.url = person, wire, url or person.url
        self.replica = Replica()
        self.wire: Any = None
        self.patches: list[Record] = []
        self.lives: list[Record] = []
        self.live_frames: list[list[Record]] = []
        self.heard: list[tuple[str, Any]] = []
        self.raw: list[list[bytes]] = []
        self.outbox: dict[str, tuple[Record, Future[Record]]] = {}
        self._changed = threading.Condition(threading.RLock())
        self._syncing = False
        self._kept: list[Record] = []

    def connect(self) -> Device:
        """In, read, and send again whatever was never answered, in order."""
        self._syncing, self._kept = True, []
        auth = {"conference": self.person.conference}
        self.wire = self.wire_class(self.url, self.person.cookie, auth, self._heard)
        self.raw.append(self.wire.raw)
        self._take_answer(self.wire.ask("sync", {"since": self.replica.seq}).result(PATIENCE))
        for body, answer in list(self.outbox.values()):
            self._send(body, answer)
        return self

    def close(self) -> None:
        if self.wire is not None:
            self.wire.close()

    @property
    def connected(self) -> bool:
        return self.wire is not None and not self.wire.closed.is_set()

    @property
    def received(self) -> bytes:
        """Every byte of every frame this device ever got."""
        return b"\n".join(frame for wire in self.raw for frame in list(wire))

    # --- reading ---------------------------------------------------------------------------------------------------

    @property
    def id(self) -> str:
        return self.replica.me["person"]

    @property
    def meeting(self) -> Record:
        return self.replica.of_type("meeting")[0]

    def card(self, card_id: str) -> Record | None:
        return self.replica.records.get(card_id)

    def papers(self, *, is_open: bool = True) -> list[Record]:
        papers = [paper for paper in self.replica.of_type("paper") if paper["open"] is is_open]
        return sorted(papers, key=lambda paper: paper["order"])

    def sync(self, since: int = 0) -> Record:
        """What the server answers; the replica is not touched."""
        self.person.reading_pace.wait()
        return self.wire.ask("sync", {"since": since}).result(PATIENCE)

    def wait(self, condition: Callable[[], Any], seconds: float = PATIENCE, about: str = "") -> Any:
        """Until the condition holds, woken by whatever arrives."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not (found := condition()):
                left = deadline - time.monotonic()
                assert left > 0, f"{self.person.name or self.person.role}: waited {seconds} s for {about or condition}"
                self._changed.wait(min(left, 0.25))
            return found

    def within(self, seconds: float, condition: Callable[[], Any], about: str) -> None:
        """A promise of the server in time. Where the machine stood still meanwhile, what was sent in time lies before
        the server's next answer; what comes only after that is late."""
        with suppress(AssertionError):
            self.wait(condition, seconds, about)
            return
        self.sync()
        assert condition(), f"{self.person.role}: {about} took more than {seconds} s"

    def sees(self, card_id: str, **fields: Any) -> Record:
        """Waits until the card is there with these fields."""

        def there() -> Record | None:
            card = self.card(card_id)
            fits = card is not None and all(card.get(name) == value for name, value in fields.items())
            return card if fits else None

        return self.wait(there, about=f"{card_id} with {fields}, is {self.card(card_id)}")

    def misses(self, card_id: str) -> None:
        """Waits until the card is gone."""
        self.wait(lambda: self.card(card_id) is None, about=f"{card_id} to go")

    def reach(self, seq: int) -> None:
        """Waits until this copy stands at `seq` (it may never come that far if it may not see the change)."""
        self.wait(lambda: self.replica.seq >= seq, about=f"seq {seq}, is {self.replica.seq}")

    # --- writing ---------------------------------------------------------------------------------------------------

    def do(self, cmd: str, args: Record | None = None, op: str = "", **more: Any) -> Record:
        return self.do_later(cmd, args, op, **more).result(PATIENCE)

    def do_later(self, cmd: str, args: Record | None = None, op: str = "", **more: Any) -> Future[Record]:
        """Into the outbox, and out at once if there is a connection."""
        body = {"op": op or new_id("op"), "cmd": cmd, "args": args or {}, **more}
        answer: Future[Record] = Future()
        self.outbox[body["op"]] = (body, answer)
        if self.connected:
            self._send(body, answer)
        return answer

    def must(self, cmd: str, args: Record | None = None) -> Record:
        """A command that has to succeed for the test to mean anything."""
        answer = self.do(cmd, args)
        assert answer["ok"], f"{self.person.role} {cmd} {args}: {answer}"
        return answer

    def stick(self, text: str = "Kartička", **args: Any) -> str:
        """A card on an open paper; answers its id."""
        body = {"id": new_id("card"), "kind": "note", "x": 400, "y": 300, "text": text} | args
        if "paper" not in body:
            body["paper"] = self.plain_paper()
        if body["text"] is None:
            del body["text"]
        self.must("card.stick", body)
        self.sees(body["id"])
        return body["id"]

    def plain_paper(self) -> str:
        """An open paper where everybody may write: not the ideas, not the plan."""
        return next(paper["id"] for paper in self.papers() if paper["step"] not in (5, 6))

    def quiet_paper(self) -> str:
        """Another one, on which nothing hangs that a story has not put there on purpose: places are kept exactly."""
        return next(paper["id"] for paper in reversed(self.papers()) if paper["step"] not in (5, 6))

    def live(self, **body: Any) -> None:
        self.person.live_pace.wait()
        self.wire.send("live", body)

    def _send(self, body: Record, answer: Future[Record]) -> None:
        self.person.pace.wait()
        try:
            sent = self.wire.ask("do", body)
        except Refused:
            return
        sent.add_done_callback(lambda done: self._answered(body["op"], answer, done))

    def _answered(self, op: str, answer: Future[Record], done: Future[Record]) -> None:
        if done.exception() is None:
            if not answer.done():
                answer.set_result(done.result())
            self.outbox.pop(op, None)  # last: whoever waits for an empty outbox looks at the answers
        self._wake()

    # --- what arrives ----------------------------------------------------------------------------------------------

    def _heard(self, event: str, payload: Any = None) -> None:
        with self._changed:
            self.heard.append((event, payload))
            if event == "patch":
                self.patches.append(payload)
                self._take_patch(payload)
            elif event == "live":
                self.live_frames.append(payload)
                self.lives.extend(payload)
            self._changed.notify_all()

    def _take_patch(self, patch: Record) -> None:
        if self._syncing:
            self._kept.append(patch)
        elif not self.replica.take_patch(patch):
            self._syncing, self._kept = True, [patch]
            answer = self.wire.ask("sync", {"since": self.replica.seq})
            answer.add_done_callback(lambda done: None if done.exception() else self._take_answer(done.result()))

    def _take_answer(self, answer: Record) -> None:
        if not answer.get("ok"):
            raise Refused(answer)
        with self._changed:
            self.replica.take_answer(answer)
            self._syncing, kept, self._kept = False, self._kept, []
            for patch in kept:
                self._take_patch(patch)
            self._changed.notify_all()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


def refused(answer: Record, *codes: str) -> Record:
    """The answer is a refusal with one of these codes, in the shape §5 and §6 give it."""
    assert answer["ok"] is False, f"was carried out: {answer}"
    assert answer["code"] in codes, f"{answer} is none of {codes}"
    assert isinstance(answer["message"], str), answer
    assert answer["message"].strip(), answer
    assert "Traceback" not in answer["message"], answer
    return answer
