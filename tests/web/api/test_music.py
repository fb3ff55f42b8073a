"""Songs and scores over HTTP: a song is heard by everybody only while it plays (A9)."""

import pytest

from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.meeting.music import Music, Song
from ipk.services.meeting import music
from tests.support.media.sounds import wav
from tests.web.api.test_media import bring
from tests.web.house import Browser, House


@pytest.fixture
def song(house: House) -> str:
    """Anička's song: the address of its sound."""
    music.set_catalogue([])
    sound = bring(house.inside("child"), house, wav(), kind="song").get_json()
    house.keep(Song(id="jozin", title="Jožin", media=sound["id"], owner=house.person_id("child")))
    return sound["url"]


def plays(house: House, song: str, playing: bool = True) -> None:
    media = song.rpartition("/")[2]
    house.keep(Meeting(id=MEETING, goal="Jak?", music=Music(tune="jozin", playing=playing, media=media)))


@pytest.mark.abuse
def test_anothers_song_is_not_there_until_it_plays(house: House, song: str) -> None:
    """A9"""
    others = [house.inside(role) for role in ("family", "professional", "display")]
    assert [one.get(song).status_code for one in others] == [404, 404, 404]
    assert house.inside("facilitator").get(song).status_code == 200
    plays(house, song)
    assert [one.get(song).status_code for one in others] == [200, 200, 200]
    plays(house, song, playing=False)
    assert [one.get(song).status_code for one in others] == [404, 404, 404]


@pytest.mark.abuse
def test_the_display_brings_nothing(house: House) -> None:
    """A21"""
    answer = bring(house.inside("display"), house, wav())
    assert (answer.status_code, answer.get_json()["code"]) == (403, "not_allowed")


def test_a_score_is_there_for_whoever_wants_to_play(house: House) -> None:
    visitor: Browser = house.visitor()
    answer = visitor.get("/music/louka")
    assert answer.status_code == 200
    assert answer.get_json() == {"tempo": 66}


@pytest.mark.abuse
@pytest.mark.parametrize("tune", ["neznam", "..%2f..%2fmusic.toml", "__proto__"])
def test_what_is_not_on_the_shelf_is_not_there(house: House, tune: str) -> None:
    assert house.visitor().get(f"/music/{tune}").status_code == 404
