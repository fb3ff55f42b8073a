"""Sounds: whatever phones record comes in, and goes out to who may hear it as every device plays it (A9, I7)."""

import pytest

from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Spot
from ipk.services.wall.cards import NewCard, stick_card
from ipk.web.api.media import MIN_RANGE_BYTES
from tests.support.media.sound_layouts import EVERY
from tests.support.media.sounds import mp4, video, wav
from tests.web.api.test_media import bring, photo
from tests.web.sample_site import SampleSite


@pytest.mark.parametrize(
    "layout", ["WAV: LIST before", "MP4: QuickTime", "MP4: 3GP with AMR", "ADTS: bare", "Ogg: FLAC"]
)
def test_a_sound_is_recognized_by_its_bytes_and_served_as_mp3(sample: SampleSite, layout: str) -> None:
    child = sample.inside("child")
    answer = bring(child, sample, EVERY[layout]())
    assert answer.status_code == 201
    assert answer.get_json()["kind"] == "voice"
    assert child.get(answer.get_json()["url"]).mimetype == "audio/mpeg"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (video(), "To je video"),
        (mp4(70.0), "delší než minuta"),
        (mp4(1.0)[:200], "nejde přečíst"),
        (b"MThd" + bytes(100), "ani zvuk"),
        (b"\xff\xfb\x50\xc0" + bytes(21 * 1024 * 1024), "moc velký"),
    ],
    ids=["video", "too long", "broken", "unknown", "too heavy"],
)
def test_a_refused_sound_gets_a_specific_reason_in_the_persons_language(
    sample: SampleSite, data: bytes, words: str
) -> None:
    child = sample.inside("child", language="cs")
    answer = bring(child, sample, data)
    assert answer.status_code in (400, 413)
    assert words in answer.get_json()["message"]


def test_a_voice_as_wav_is_served_only_to_those_who_may_hear_it(sample: SampleSite) -> None:
    """A9: another form is as guarded as the sound itself."""
    child, family = sample.inside("child"), sample.inside("family")
    url = bring(child, sample, mp4(1.0)).get_json()["url"]
    plain = child.get(f"{url}?as=wav")
    assert (plain.status_code, plain.mimetype) == (200, "audio/wav")
    assert plain.data.startswith(b"RIFF")
    assert plain.headers["Cache-Control"] == "private, no-store"
    assert plain.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert family.get(f"{url}?as=wav").status_code == 404


def test_a_song_and_a_picture_are_not_served_as_wav(sample: SampleSite) -> None:
    child = sample.inside("child")
    song = bring(child, sample, wav(), kind="song").get_json()["url"]
    assert child.get(f"{song}?as=wav").mimetype == "audio/mpeg"
    picture = bring(child, sample, photo()).get_json()["url"]
    assert child.get(f"{picture}?as=wav").mimetype == "image/jpeg"


def test_the_waveform_of_an_upload_is_kept_and_copied_to_its_card(sample: SampleSite) -> None:
    child = sample.inside("child")
    voice = bring(child, sample, wav(2.0), wave="0592").get_json()
    person = sample.person_id("child")
    new = NewCard("voice", media=voice["id"])
    spot = Spot("co-se-dari", 400, 300)
    card = sample.change(lambda work: stick_card(work, work.get(Person, person), id="hlas", spot=spot, new=new))
    assert (card.wave, card.seconds) == ("0592", 2.0)


def test_a_sound_uploaded_without_a_waveform_gets_one(sample: SampleSite) -> None:
    """A phone's own recording that the browser cannot read."""
    child = sample.inside("child")
    voice = bring(child, sample, EVERY["MP4: 3GP with AMR"]()).get_json()
    wave = sample.change(lambda work: work.get(MediaItem, voice["id"]).wave)
    assert wave
    assert set(wave) <= set("0123456789")


@pytest.mark.parametrize("wave", ["12a", "-1", "1" * 65, "<svg>", "\u0661"])
@pytest.mark.abuse
def test_an_invalid_waveform_is_refused(sample: SampleSite, wave: str) -> None:
    """I1: it is drawn on everybody's screen."""
    answer = bring(sample.inside("child"), sample, wav(), wave=wave)
    assert (answer.status_code, answer.get_json()["code"]) == (400, "invalid")


def test_a_sound_supports_range_requests(sample: SampleSite) -> None:
    child = sample.inside("child")
    url = bring(child, sample, wav()).get_json()["url"]
    whole = child.get(url)
    assert whole.headers["Accept-Ranges"] == "bytes"
    last = 100 + MIN_RANGE_BYTES
    part = child.get(url, Range=f"bytes=100-{last}")
    assert (part.status_code, part.data) == (206, whole.data[100 : last + 1])
    assert part.headers["Content-Range"] == f"bytes 100-{min(last, len(whole.data) - 1)}/{len(whole.data)}"
    assert child.get(url, Range="bytes=-10").data == whole.data[-10:]
    assert child.get(url, Range="bytes=999999-").status_code == 416


@pytest.mark.abuse
@pytest.mark.parametrize("asked", ["bytes=100-100", "bytes=100-199", "bytes=0-0"])
def test_a_tiny_range_is_extended_to_a_minimum_size(sample: SampleSite, asked: str) -> None:
    """A33: for each piece the whole sound is opened, one byte for one byte would be cheap for the asker alone."""
    child = sample.inside("child")
    url = bring(child, sample, wav(40), kind="song").get_json()["url"]
    whole, start = child.get(url).data, int(asked[6:].split("-")[0])
    assert len(whole) > 2 * MIN_RANGE_BYTES
    part = child.get(url, Range=asked)
    assert (part.status_code, part.data) == (206, whole[start : start + MIN_RANGE_BYTES])
    assert part.headers["Content-Range"] == f"bytes {start}-{start + MIN_RANGE_BYTES - 1}/{len(whole)}"


def test_the_two_byte_range_request_of_safari_gets_exactly_two_bytes(sample: SampleSite) -> None:
    child = sample.inside("child")
    url = bring(child, sample, wav()).get_json()["url"]
    part = child.get(url, Range="bytes=0-1")
    assert (part.status_code, len(part.data)) == (206, 2)
    assert part.headers["Content-Range"].startswith("bytes 0-1/")


@pytest.mark.abuse
def test_a_range_request_is_guarded_like_the_whole_file(sample: SampleSite) -> None:
    """A9, I7"""
    child, family = sample.inside("child"), sample.inside("family")
    url = bring(child, sample, wav()).get_json()["url"]
    assert family.get(url, Range="bytes=0-9").status_code == 404
    headers = child.get(url, Range="bytes=0-9").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Type"] == "audio/mpeg"
    assert headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert headers["Cache-Control"] == "private, no-store"
