"""So many a second, so many at once, for each person (protocol §8)."""

import pytest

from ipk.realtime.protocol import rate_limit
from ipk.realtime.protocol.rate_limit import Bucket, Buckets
from tests.realtime.engine.manual_clock import ManualClock

ANICKA, NOVAKOVA = ("konference", "anicka"), ("konference", "novakova")


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> ManualClock:
    made = ManualClock()
    monkeypatch.setattr(rate_limit, "time", made)
    return made


def taken(bucket: Bucket, times: int) -> int:
    return sum(bucket.take() for _ in range(times))


def test_a_full_bucket_allows_one_burst(time: ManualClock) -> None:
    assert taken(Bucket(20, 60), 200) == 60


@pytest.mark.parametrize(("seconds", "refilled"), [(0.04, 0), (0.0625, 1), (1, 20), (2.5, 50), (3600, 60)])
def test_a_bucket_refills_by_time_up_to_the_burst(time: ManualClock, seconds: float, refilled: int) -> None:
    bucket = Bucket(20, 60)
    taken(bucket, 60)
    time.now += seconds
    assert taken(bucket, 200) == refilled


def test_refused_requests_do_not_delay_the_refill(time: ManualClock) -> None:
    bucket = Bucket(20, 60)
    taken(bucket, 60)
    allowed = 0
    for _ in range(1000):
        time.now += 0.001
        allowed += bucket.take()
    assert allowed in (19, 20)


def test_each_person_in_each_conference_has_their_own_bucket(time: ManualClock) -> None:
    limits = Buckets(1, 2)
    assert [limits.take(ANICKA) for _ in range(3)] == [True, True, False]
    assert limits.take(NOVAKOVA)
    assert limits.take(("jina-konference", "anicka"))


def test_the_number_of_buckets_is_limited(time: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Buckets, "_KEPT", 10)
    limits = Buckets(1, 1)
    for number in range(1000):
        limits.take(("konference", f"host-{number}"))
    assert len(limits._buckets) <= 10
