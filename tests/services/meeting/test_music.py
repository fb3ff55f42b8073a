"""Music: who may play, pause and soften it; its position follows the server's clock (B14)."""

from collections.abc import Iterator
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.music import SONGS_LIMIT, MusicWishes, Song
from ipk.domain.people.audiences import Viewer, audience_of
from ipk.domain.people.person import Person
from ipk.domain.views.projection import project
from ipk.services.meeting import meeting, music, signals, songs
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PLATNO
from tests.services.house import Cellar, House


@pytest.fixture(autouse=True)
def _shelf() -> Iterator[None]:
    music.set_catalogue(["louka", "dest"])
    yield
    music.set_catalogue([])


def play(house: House, person: Person = ANICKA, **args: str) -> None:
    house.send(person, "music.play", music.play, **args)


def wish(house: House, **wishes: Any) -> None:
    house.send(ANICKA, "music.wish", songs.wish, **wishes)


def sound(house: House, owner: Person = ANICKA, id: str = "m-zvuk", kind: Any = "song") -> None:
    mime = "audio/mpeg" if kind == "song" else "image/jpeg"
    house.change(lambda work: work.save(MediaItem(id=id, kind=kind, mime=mime, owner=owner.id)))


def song(house: House, person: Person = ANICKA, id: str = "jozin", media: str = "m-zvuk") -> None:
    house.send(person, "song.add", songs.add_song, id=id, media=media, title="Jožin z bažin")


def test_it_belongs_to_the_child_its_guide_and_the_facilitator(house: House) -> None:
    play(house, tune="dest")
    house.send(EVA, "music.volume", music.set_volume, volume=10)
    house.send(JANA, "music.pause", music.pause)
    play(house)
    kept = house.meeting.music
    assert (kept.tune, kept.playing, kept.volume) == ("dest", True, 10)


@pytest.mark.parametrize(
    ("command", "service", "args"),
    [
        ("music.play", music.play, {"tune": "louka"}),
        ("music.pause", music.pause, {}),
        ("music.volume", music.set_volume, {"volume": 100}),
        ("music.room", music.sound_here, {"here": True}),
        ("music.wish", songs.wish, {"during": True}),
        ("music.choose", songs.choose, {"tune": "louka", "before": True}),
        ("song.restore", songs.restore_song, {"id": "jozin"}),
        ("song.add", songs.add_song, {"id": "s", "media": "m-zvuk", "title": "Má"}),
        ("song.drop", songs.drop_song, {"id": "jozin"}),
    ],
)
@pytest.mark.abuse
@pytest.mark.parametrize("person", [JIRINA, NOVAKOVA, PLATNO], ids=lambda person: person.role.value)
def test_nobody_else_touches_it_and_the_display_writes_nothing(
    house: House, person: Person, command: str, service: Any, args: Any
) -> None:
    """A21"""
    sound(house)
    song(house)
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(person, command, service, **args)


@pytest.mark.parametrize("volume", [-1, 101])
def test_it_is_neither_below_silence_nor_above_all(house: House, volume: int) -> None:
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(ANICKA, "music.volume", music.set_volume, volume=volume)


@pytest.mark.abuse
@pytest.mark.parametrize("tune", ["skladba", "../louka", "", "karta"])
def test_only_what_is_on_the_shelf_or_was_brought_is_played(house: House, tune: str) -> None:
    house.stick(ANICKA)
    if not tune:
        music.set_catalogue([])
        play(house)
        assert house.meeting.music.tune == ""
        return
    with pytest.raises((NotFound, Invalid)), house.nothing_changes():
        play(house, tune=tune)


def test_it_goes_on_where_it_rested_and_a_new_tune_begins_at_its_beginning(house: House) -> None:
    play(house, tune="louka")
    began = house.meeting.music.started_at
    house.clock.forward(seconds=40)
    play(house, tune="louka")
    assert house.meeting.music.started_at == began
    house.send(ANICKA, "music.pause", music.pause)
    assert house.meeting.music.at == 40
    house.clock.forward(minutes=5)
    play(house)
    assert (house.clock.now - house.clock.now.fromisoformat(house.meeting.music.started_at)).total_seconds() == 40
    seed = house.meeting.music.seed
    play(house, tune="dest")
    assert house.meeting.music.started_at == house.clock.now.isoformat()
    assert house.meeting.music.seed > seed


def test_stop_silences_it_and_it_starts_only_when_somebody_starts_it(house: House) -> None:
    play(house, tune="louka")
    house.send(ANICKA, "signal.raise", signals.raise_signal, kind="stop")
    assert not house.meeting.music.playing
    play(house)
    house.send(ANICKA, "signal.raise", signals.raise_signal, kind="stop")
    assert not house.meeting.music.playing
    stop = next(one.id for one in house.all(signals.Signal) if one.kind == "stop")
    house.send(ANICKA, "signal.clear", signals.clear_signal, id=stop)
    assert not house.meeting.music.playing
    play(house)
    assert house.meeting.music.playing


def test_the_end_of_the_meeting_silences_it(house: House) -> None:
    play(house, tune="louka")
    house.send(JANA, "meeting.close", meeting.close_meeting)
    assert not house.meeting.music.playing


@pytest.mark.parametrize(("during", "playing", "volume"), [(None, True, 60), (True, True, 25), (False, False, 60)])
def test_when_the_meeting_begins_it_does_as_the_child_wishes(
    cellar: Cellar, during: bool | None, playing: bool, volume: int
) -> None:
    house = House(cellar).everybody_in(step=0)
    if during is not None:
        wish(house, during=during)
    play(house, tune="louka")
    house.send(ANICKA, "music.volume", music.set_volume, volume=60)
    house.send(JANA, "meeting.open", meeting.open_meeting)
    assert (house.meeting.music.playing, house.meeting.music.volume) == (playing, volume)


def test_what_the_child_does_not_wish_nobody_else_starts_but_the_child_may(house: House) -> None:
    play(house, tune="louka")
    wish(house, during=False)
    assert not house.meeting.music.playing
    for person in (EVA, JANA):
        with pytest.raises(NotAllowed), house.nothing_changes():
            play(house, person, tune="louka")
    play(house, tune="louka")
    assert house.meeting.music.playing


def test_a_wish_that_is_not_said_stays_as_it_was(house: House) -> None:
    wish(house, before=True, liked=["dest"])
    wish(house, during=False)
    assert house.all(MusicWishes) == [house.get(MusicWishes, "music-wishes")]
    kept = house.get(MusicWishes, "music-wishes")
    assert (kept.before, kept.during, kept.liked) == (True, False, ("dest",))


def test_without_a_choice_what_the_child_likes_is_played(house: House) -> None:
    wish(house, liked=["dest"])
    play(house)
    assert house.meeting.music.tune == "dest"


@pytest.mark.abuse
def test_what_nobody_knows_cannot_be_liked(house: House) -> None:
    with pytest.raises(NotFound), house.nothing_changes():
        wish(house, liked=["louka", "neznam"])
    with pytest.raises(TooMany), house.nothing_changes():
        wish(house, liked=["louka"] * 41)


def test_a_device_becomes_the_rooms_sound_and_gives_it_back(house: House) -> None:
    house.send(EVA, "music.room", music.sound_here, here=True)
    assert house.meeting.music.sound == EVA.id
    house.send(JANA, "music.room", music.sound_here, here=False)
    assert house.meeting.music.sound == ""


def test_a_song_is_played_and_a_dropped_one_ends(house: House) -> None:
    sound(house)
    song(house)
    play(house, tune="jozin")
    assert house.meeting.music.media == "m-zvuk"
    house.send(EVA, "song.drop", songs.drop_song, id="jozin")
    assert (house.meeting.music.playing, house.meeting.music.tune, house.meeting.music.media) == (False, "", "")
    with pytest.raises(NotFound), house.nothing_changes():
        play(house, tune="jozin")


@pytest.mark.abuse
def test_anothers_sound_does_not_become_my_song(house: House) -> None:
    sound(house, JIRINA)
    with pytest.raises(NotFound), house.nothing_changes():
        song(house)
    with pytest.raises(NotFound), house.nothing_changes():
        song(house, media="m-nikdo")


def test_a_picture_is_no_song_and_a_piece_keeps_its_name(house: House) -> None:
    sound(house, kind="picture")
    with pytest.raises(Invalid), house.nothing_changes():
        song(house)
    sound(house, id="m-druhy")
    with pytest.raises(Invalid), house.nothing_changes():
        song(house, id="louka", media="m-druhy")


def test_there_is_an_end_to_songs(house: House) -> None:
    sound(house)
    for number in range(SONGS_LIMIT):
        song(house, id=f"s{number}")
    with pytest.raises(TooMany), house.nothing_changes():
        song(house, id="navic")


@pytest.mark.abuse
def test_a_song_is_the_circles_and_the_facilitators_until_it_plays(house: House) -> None:
    """A6, A9"""
    sound(house)
    song(house)
    wish(house, liked=["jozin"])
    for record in (*house.all(Song), *house.all(MusicWishes)):
        seen = {
            person.id
            for person in (ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PLATNO)
            if project(record, Viewer(audience_of(person), person.id)) is not None
        }
        assert seen == {ANICKA.id, EVA.id, JANA.id}
    assert hears(house) == {ANICKA.id, EVA.id, JANA.id}
    play(house, tune="jozin")
    assert hears(house) == {ANICKA.id, EVA.id, JANA.id, JIRINA.id, PLATNO.id}
    house.send(JANA, "music.pause", music.pause)
    assert hears(house) == {ANICKA.id, EVA.id, JANA.id}


def hears(house: House) -> set[str]:
    item = house.get(MediaItem, "m-zvuk")
    people = (ANICKA, EVA, JANA, JIRINA, PLATNO)
    return {one.id for one in people if house.read(lambda work, one=one: songs.may_hear(work, one, item))}
