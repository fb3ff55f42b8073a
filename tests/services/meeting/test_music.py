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
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PLATNO, offer
from tests.services.sample_conference import Installation, SampleConference


@pytest.fixture(autouse=True)
def _catalogue() -> Iterator[None]:
    offer(tunes=("louka", "dest"))
    yield
    offer(tunes=())


def play(sample: SampleConference, person: Person = ANICKA, **args: str) -> None:
    sample.send(person, "music.play", music.play, **args)


def wish(sample: SampleConference, **wishes: Any) -> None:
    sample.send(ANICKA, "music.wish", songs.wish, **wishes)


def sound(sample: SampleConference, owner: Person = ANICKA, id: str = "m-zvuk", kind: Any = "song") -> None:
    mime = "audio/mpeg" if kind == "song" else "image/jpeg"
    sample.change(lambda work: work.save(MediaItem(id=id, kind=kind, mime=mime, owner=owner.id)))


def song(sample: SampleConference, person: Person = ANICKA, id: str = "jozin", media: str = "m-zvuk") -> None:
    sample.send(person, "song.add", songs.add_song, id=id, media=media, title="Jožin z bažin")


def test_music_is_controlled_by_the_child_the_guide_and_the_facilitator(sample: SampleConference) -> None:
    play(sample, tune="dest")
    sample.send(EVA, "music.volume", music.set_volume, volume=10)
    sample.send(JANA, "music.pause", music.pause)
    play(sample)
    kept = sample.meeting.music
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
def test_other_people_and_the_display_cannot_control_music(
    sample: SampleConference, person: Person, command: str, service: Any, args: Any
) -> None:
    """A21"""
    sound(sample)
    song(sample)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(person, command, service, **args)


@pytest.mark.parametrize("volume", [-1, 101])
def test_a_volume_outside_0_to_100_is_refused(sample: SampleConference, volume: int) -> None:
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(ANICKA, "music.volume", music.set_volume, volume=volume)


@pytest.mark.abuse
@pytest.mark.parametrize("tune", ["skladba", "../louka", "", "karta"])
def test_an_unknown_tune_is_refused_and_an_empty_catalogue_plays_nothing(sample: SampleConference, tune: str) -> None:
    sample.stick(ANICKA)
    if not tune:
        offer(tunes=())
        play(sample)
        assert sample.meeting.music.tune == ""
        return
    with pytest.raises((NotFound, Invalid)), sample.nothing_changes():
        play(sample, tune=tune)


def test_a_tune_resumes_where_it_paused_and_another_starts_at_its_beginning(sample: SampleConference) -> None:
    play(sample, tune="louka")
    began = sample.meeting.music.started_at
    sample.clock.forward(seconds=40)
    play(sample, tune="louka")
    assert sample.meeting.music.started_at == began
    sample.send(ANICKA, "music.pause", music.pause)
    assert sample.meeting.music.at == 40
    sample.clock.forward(minutes=5)
    play(sample)
    assert (sample.clock.now - sample.clock.now.fromisoformat(sample.meeting.music.started_at)).total_seconds() == 40
    seed = sample.meeting.music.seed
    play(sample, tune="dest")
    assert sample.meeting.music.started_at == sample.clock.now.isoformat()
    assert sample.meeting.music.seed > seed


def test_stop_pauses_the_music_until_somebody_plays_it_again(sample: SampleConference) -> None:
    play(sample, tune="louka")
    sample.send(ANICKA, "signal.raise", signals.raise_signal, kind="stop")
    assert not sample.meeting.music.playing
    play(sample)
    sample.send(ANICKA, "signal.raise", signals.raise_signal, kind="stop")
    assert not sample.meeting.music.playing
    stop = next(one.id for one in sample.all(signals.Signal) if one.kind == "stop")
    sample.send(ANICKA, "signal.clear", signals.clear_signal, id=stop)
    assert not sample.meeting.music.playing
    play(sample)
    assert sample.meeting.music.playing


def test_closing_the_meeting_stops_the_music(sample: SampleConference) -> None:
    play(sample, tune="louka")
    sample.send(JANA, "meeting.close", meeting.close_meeting)
    assert not sample.meeting.music.playing


@pytest.mark.parametrize(("during", "playing", "volume"), [(None, True, 60), (True, True, 25), (False, False, 60)])
def test_music_at_the_opening_follows_the_childs_wish(
    installation: Installation, during: bool | None, playing: bool, volume: int
) -> None:
    sample = SampleConference(installation).everybody_in(step=0)
    if during is not None:
        wish(sample, during=during)
    play(sample, tune="louka")
    sample.send(ANICKA, "music.volume", music.set_volume, volume=60)
    sample.send(JANA, "meeting.open", meeting.open_meeting)
    assert (sample.meeting.music.playing, sample.meeting.music.volume) == (playing, volume)


def test_only_the_child_may_start_music_it_did_not_wish_for(sample: SampleConference) -> None:
    play(sample, tune="louka")
    wish(sample, during=False)
    assert not sample.meeting.music.playing
    for person in (EVA, JANA):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            play(sample, person, tune="louka")
    play(sample, tune="louka")
    assert sample.meeting.music.playing


def test_an_unset_music_wish_keeps_its_value(sample: SampleConference) -> None:
    wish(sample, before=True, liked=["dest"])
    wish(sample, during=False)
    assert sample.all(MusicWishes) == [sample.get(MusicWishes, "music-wishes")]
    kept = sample.get(MusicWishes, "music-wishes")
    assert (kept.before, kept.during, kept.liked) == (True, False, ("dest",))


def test_play_without_a_tune_plays_one_the_child_likes(sample: SampleConference) -> None:
    wish(sample, liked=["dest"])
    play(sample)
    assert sample.meeting.music.tune == "dest"


@pytest.mark.abuse
def test_unknown_or_too_many_liked_tunes_are_refused(sample: SampleConference) -> None:
    with pytest.raises(NotFound), sample.nothing_changes():
        wish(sample, liked=["louka", "neznam"])
    with pytest.raises(TooMany), sample.nothing_changes():
        wish(sample, liked=["louka"] * 41)


def test_a_device_takes_and_releases_the_sound_of_the_room(sample: SampleConference) -> None:
    sample.send(EVA, "music.room", music.sound_here, here=True)
    assert sample.meeting.music.sound == EVA.id
    sample.send(JANA, "music.room", music.sound_here, here=False)
    assert sample.meeting.music.sound == ""


def test_a_dropped_song_stops_and_cannot_be_played(sample: SampleConference) -> None:
    sound(sample)
    song(sample)
    play(sample, tune="jozin")
    assert sample.meeting.music.media == "m-zvuk"
    sample.send(EVA, "song.drop", songs.drop_song, id="jozin")
    assert (sample.meeting.music.playing, sample.meeting.music.tune, sample.meeting.music.media) == (False, "", "")
    with pytest.raises(NotFound), sample.nothing_changes():
        play(sample, tune="jozin")


@pytest.mark.abuse
def test_a_sound_of_somebody_else_or_an_unknown_one_cannot_be_added_as_a_song(sample: SampleConference) -> None:
    sound(sample, JIRINA)
    with pytest.raises(NotFound), sample.nothing_changes():
        song(sample)
    with pytest.raises(NotFound), sample.nothing_changes():
        song(sample, media="m-nikdo")


def test_a_picture_or_an_id_of_a_catalogue_tune_cannot_be_added_as_a_song(sample: SampleConference) -> None:
    sound(sample, kind="picture")
    with pytest.raises(Invalid), sample.nothing_changes():
        song(sample)
    sound(sample, id="m-druhy")
    with pytest.raises(Invalid), sample.nothing_changes():
        song(sample, id="louka", media="m-druhy")


def test_songs_beyond_the_limit_are_refused(sample: SampleConference) -> None:
    sound(sample)
    for number in range(SONGS_LIMIT):
        song(sample, id=f"s{number}")
    with pytest.raises(TooMany), sample.nothing_changes():
        song(sample, id="navic")


@pytest.mark.abuse
def test_a_song_is_private_to_circle_and_facilitator_until_it_plays(sample: SampleConference) -> None:
    """A6, A9"""
    sound(sample)
    song(sample)
    wish(sample, liked=["jozin"])
    for record in (*sample.all(Song), *sample.all(MusicWishes)):
        seen = {
            person.id
            for person in (ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PLATNO)
            if project(record, Viewer(audience_of(person), person.id)) is not None
        }
        assert seen == {ANICKA.id, EVA.id, JANA.id}
    assert hears(sample) == {ANICKA.id, EVA.id, JANA.id}
    play(sample, tune="jozin")
    assert hears(sample) == {ANICKA.id, EVA.id, JANA.id, JIRINA.id, PLATNO.id}
    sample.send(JANA, "music.pause", music.pause)
    assert hears(sample) == {ANICKA.id, EVA.id, JANA.id}


def hears(sample: SampleConference) -> set[str]:
    item = sample.get(MediaItem, "m-zvuk")
    people = (ANICKA, EVA, JANA, JIRINA, PLATNO)
    return {one.id for one in people if sample.read(lambda work, one=one: songs.may_hear(work, one, item))}
