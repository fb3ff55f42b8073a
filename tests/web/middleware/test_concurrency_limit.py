"""What one person may have going on at once (A33)."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from typing import Any

import pytest

from ipk.domain.kernel.errors import TooFast
from ipk.web.middleware.concurrency_limit import READS, READS_WAITING, UPLOADS, UPLOADS_WAITING, ConcurrencyLimit
from tests.support.servers.processes import wait_for
from tests.web.api.test_media import photo
from tests.web.sample_site import Browser, SampleSite

pytestmark = pytest.mark.abuse

EVA, TOM = ("anicka", "eva"), ("anicka", "tom")


class Crowd:
    """Threads that want a slot, hold it until told to go on, and note how many held one together."""

    def __init__(self, slots: ConcurrencyLimit) -> None:
        self.slots, self.go_on = slots, threading.Event()
        self.inside = self.most = 0
        self.threads: list[threading.Thread] = []
        self._turn = threading.Lock()

    def want(self, who: tuple[str, str], times: int) -> None:
        for _ in range(times):
            self.threads.append(threading.Thread(target=self._want, args=(who,), daemon=True))
            self.threads[-1].start()

    def _want(self, who: tuple[str, str]) -> None:
        with self.slots.slot(who):
            with self._turn:
                self.inside += 1
                self.most = max(self.most, self.inside)
            self.go_on.wait(20)
            with self._turn:
                self.inside -= 1

    def end(self) -> None:
        self.go_on.set()
        for thread in self.threads:
            thread.join(20)


@pytest.fixture
def crowd() -> Iterator[Crowd]:
    made = Crowd(ConcurrencyLimit(at_once=2, waiting=3))
    yield made
    made.end()


def lines(slots: ConcurrencyLimit) -> int:
    return sum(count for _, count in slots._slots.values())


def test_requests_over_the_limit_of_a_person_queue_and_are_all_served(crowd: Crowd) -> None:
    crowd.want(EVA, 5)
    wait_for(lambda: lines(crowd.slots) == 5, "not all stand in line")
    crowd.end()
    assert crowd.most == 2
    assert crowd.slots._slots == {}, "nothing is left of who has gone"


def test_a_request_beyond_the_full_queue_is_refused_as_retryable(crowd: Crowd) -> None:
    crowd.want(EVA, 5)
    wait_for(lambda: lines(crowd.slots) == 5, "not all stand in line")
    with pytest.raises(TooFast), crowd.slots.slot(EVA):
        pass
    assert TooFast.retry


def test_nobody_waits_because_of_another_person(crowd: Crowd) -> None:
    crowd.want(EVA, 5)
    wait_for(lambda: lines(crowd.slots) == 5, "not all stand in line")
    with crowd.slots.slot(TOM), crowd.slots.slot(TOM):
        pass


def test_a_failed_request_releases_its_slot() -> None:
    slots = ConcurrencyLimit(at_once=1, waiting=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="broken"), slots.slot(EVA):
            raise ValueError("broken")
    assert slots._slots == {}


def hold(sample: SampleSite, name: str, role: str, times: int) -> ExitStack:
    """All slots of a person are taken, and the line behind them is full."""
    slots: ConcurrencyLimit = sample.app.extensions[name]
    held = ExitStack()
    who = (sample.conference, sample.person_id(role))
    slots._slots[who] = (threading.Semaphore(0), times)
    held.callback(lambda: slots._slots.pop(who))
    return held


def bring(browser: Browser, sample: SampleSite, **more: Any) -> int:
    form = {"file": (BytesIO(b"x"), "a")}
    token = {"X-CSRFToken": browser.csrf("/join")}
    return browser.post(f"{sample.home}media", form, **token, **more).status_code


def test_uploads_of_one_person_are_limited_and_do_not_block_another_person(sample: SampleSite) -> None:
    child, guide = sample.inside("child"), sample.inside("guide")
    with hold(sample, "ipk-uploads", "child", UPLOADS + UPLOADS_WAITING):
        assert bring(child, sample) == 429
        assert bring(guide, sample) == 400, "no picture, but it had its turn"


def test_media_reads_of_one_person_are_limited(sample: SampleSite) -> None:
    child = sample.inside("child")
    form = {"file": (BytesIO(photo()), "a")}
    picture = child.post(f"{sample.home}media", form, **{"X-CSRFToken": child.csrf("/join")}).get_json()
    with hold(sample, "ipk-reads", "child", READS + READS_WAITING):
        assert child.get(picture["url"]).status_code == 429
    assert child.get(picture["url"]).status_code == 200
