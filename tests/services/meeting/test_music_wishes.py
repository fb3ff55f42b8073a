"""Choices for one tune (before, during, never), and restoring removed songs."""

from collections.abc import Iterator

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound, TooMany
from ipk.domain.meeting.music import QUIET, SONGS_LIMIT, MusicWishes, Song
from ipk.domain.people.person import Person
from ipk.services.meeting import meeting, music, songs
from ipk.services.profile.delete_profile import delete_profile
from tests.builders import ANICKA, EVA, JANA
from tests.services.house import House
from tests.services.meeting.test_music import play, song, sound


@pytest.fixture(autouse=True)
def _shelf() -> Iterator[None]:
    music.set_catalogue(["louka", "dest"])
    yield
    music.set_catalogue([])


def choose(house: House, tune: str, person: Person = ANICKA, **said: bool) -> MusicWishes:
    house.send(person, "music.choose", songs.choose, tune=tune, **said)
    return house.get(MusicWishes, "music-wishes")


def test_a_piece_is_chosen_for_before_or_quietly_for_during_the_meeting(house: House) -> None:
    choose(house, "louka", before=True)
    choose(house, "dest", EVA, during=True)
    kept = choose(house, "louka", during=True)
    assert (kept.for_before, kept.for_during) == (("louka",), ("dest", "louka"))
    assert choose(house, "louka", before=False).for_before == ()


def test_never_takes_a_piece_out_of_the_others_and_the_others_take_it_back(house: House) -> None:
    choose(house, "louka", before=True, during=True)
    never = choose(house, "louka", never=True)
    assert (never.for_before, never.for_during, never.unwanted) == ((), (), ("louka",))
    assert choose(house, "louka", during=True).unwanted == ()


@pytest.mark.parametrize(("step", "wanted"), [(0, "louka"), (2, "dest")])
def test_without_a_choice_what_is_chosen_for_now_is_played(house: House, step: int, wanted: str) -> None:
    house.set_meeting(step=step)
    choose(house, "louka", before=True)
    choose(house, "dest", during=True)
    play(house, EVA)
    assert house.meeting.music.tune == wanted


@pytest.mark.parametrize(("chosen", "goes_on"), [("dest", "dest"), ("louka", "louka"), ("", "louka")])
def test_when_the_meeting_begins_it_goes_on_with_what_is_chosen_for_then(
    house: House, chosen: str, goes_on: str
) -> None:
    house.set_meeting(step=0)
    play(house, tune="louka")
    house.send(ANICKA, "music.wish", songs.wish, before=True, during=True)
    if chosen:
        choose(house, chosen, during=True)
    house.send(JANA, "meeting.open", meeting.open_meeting)
    assert (house.meeting.music.tune, house.meeting.music.playing) == (goes_on, True)
    assert house.meeting.music.volume <= QUIET


def test_what_the_child_does_not_want_stops_and_nobody_else_starts_it(house: House) -> None:
    play(house, tune="louka")
    choose(house, "louka", never=True)
    assert not house.meeting.music.playing
    for person in (EVA, JANA):
        with pytest.raises(NotAllowed), house.nothing_changes():
            play(house, person, tune="louka")
    play(house, JANA)
    assert house.meeting.music.tune == "dest"
    play(house, tune="louka")
    assert house.meeting.music.playing


@pytest.mark.abuse
def test_what_nobody_knows_cannot_be_chosen(house: House) -> None:
    with pytest.raises(NotFound), house.nothing_changes():
        choose(house, "neznam", before=True)


def test_a_song_that_was_taken_away_can_be_brought_back(house: House) -> None:
    sound(house)
    song(house)
    house.send(ANICKA, "song.drop", songs.drop_song, id="jozin")
    house.send(EVA, "song.restore", songs.restore_song, id="jozin")
    assert [one.title for one in house.all(Song)] == ["Jožin z bažin"]
    for id in ("jozin", "neni"):
        with pytest.raises(NotFound), house.nothing_changes():
            house.send(ANICKA, "song.restore", songs.restore_song, id=id)


def test_a_song_comes_back_only_where_there_is_room(house: House) -> None:
    sound(house)
    song(house)
    house.send(ANICKA, "song.drop", songs.drop_song, id="jozin")
    for number in range(SONGS_LIMIT):
        song(house, id=f"pisen-{number}")
    with pytest.raises(TooMany), house.nothing_changes():
        house.send(ANICKA, "song.restore", songs.restore_song, id="jozin")


def test_a_song_that_was_deleted_for_good_does_not_come_back(house: House) -> None:
    """P9"""
    sound(house)
    song(house)
    house.change(lambda work: delete_profile(work, EVA))
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(ANICKA, "song.restore", songs.restore_song, id="jozin")
