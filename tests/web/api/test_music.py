"""Songs and scores over HTTP: a song is heard by everybody only while it plays (A9)."""

import pytest

from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.meeting.music import Music, Song
from tests.builders import offer
from tests.support.media.sounds import wav
from tests.web.api.test_media import bring
from tests.web.sample_site import Browser, SampleSite


@pytest.fixture
def song(sample: SampleSite) -> str:
    """Anička's song: the address of its sound."""
    offer(tunes=())
    sound = bring(sample.inside("child"), sample, wav(), kind="song").get_json()
    sample.keep(Song(id="jozin", title="Jožin", media=sound["id"], owner=sample.person_id("child")))
    return sound["url"]


def plays(sample: SampleSite, song: str, playing: bool = True) -> None:
    media = song.rpartition("/")[2]
    sample.keep(Meeting(id=MEETING, goal="Jak?", music=Music(tune="jozin", playing=playing, media=media)))


@pytest.mark.abuse
def test_a_song_of_another_person_is_not_found_unless_it_plays(sample: SampleSite, song: str) -> None:
    """A9"""
    others = [sample.inside(role) for role in ("family", "professional", "display")]
    assert [one.get(song).status_code for one in others] == [404, 404, 404]
    assert sample.inside("facilitator").get(song).status_code == 200
    plays(sample, song)
    assert [one.get(song).status_code for one in others] == [200, 200, 200]
    plays(sample, song, playing=False)
    assert [one.get(song).status_code for one in others] == [404, 404, 404]


@pytest.mark.abuse
def test_the_display_may_not_upload_a_sound(sample: SampleSite) -> None:
    """A21"""
    answer = bring(sample.inside("display"), sample, wav())
    assert (answer.status_code, answer.get_json()["code"]) == (403, "not_allowed")


def test_anybody_can_read_a_score(sample: SampleSite) -> None:
    visitor: Browser = sample.visitor()
    answer = visitor.get("/music/louka")
    assert answer.status_code == 200
    assert answer.get_json() == {"tempo": 66}


@pytest.mark.abuse
@pytest.mark.parametrize("tune", ["neznam", "..%2f..%2fmusic.toml", "__proto__"])
def test_a_tune_outside_the_catalogue_gets_404(sample: SampleSite, tune: str) -> None:
    assert sample.visitor().get(f"/music/{tune}").status_code == 404
