"""Choices for one tune (before, during, never), and restoring removed songs."""

from collections.abc import Iterator

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound, TooMany
from ipk.domain.meeting.music import QUIET, SONGS_LIMIT, MusicWishes, Song
from ipk.domain.people.person import Person
from ipk.services.meeting import meeting, songs
from ipk.services.profile.delete_profile import delete_profile
from tests.builders import ANICKA, EVA, JANA, offer
from tests.services.meeting.test_music import play, song, sound
from tests.services.sample_conference import SampleConference


@pytest.fixture(autouse=True)
def _catalogue() -> Iterator[None]:
    offer(tunes=("louka", "dest"))
    yield
    offer(tunes=())


def choose(sample: SampleConference, tune: str, person: Person = ANICKA, **said: bool) -> MusicWishes:
    sample.send(person, "music.choose", songs.choose, tune=tune, **said)
    return sample.get(MusicWishes, "music-wishes")


def test_a_tune_is_chosen_for_before_and_for_during_the_meeting(sample: SampleConference) -> None:
    choose(sample, "louka", before=True)
    choose(sample, "dest", EVA, during=True)
    kept = choose(sample, "louka", during=True)
    assert (kept.for_before, kept.for_during) == (("louka",), ("dest", "louka"))
    assert choose(sample, "louka", before=False).for_before == ()


def test_never_removes_other_choices_of_a_tune_and_they_remove_never(sample: SampleConference) -> None:
    choose(sample, "louka", before=True, during=True)
    never = choose(sample, "louka", never=True)
    assert (never.for_before, never.for_during, never.unwanted) == ((), (), ("louka",))
    assert choose(sample, "louka", during=True).unwanted == ()


@pytest.mark.parametrize(("step", "wanted"), [(0, "louka"), (2, "dest")])
def test_play_without_a_tune_plays_the_choice_for_the_current_phase(
    sample: SampleConference, step: int, wanted: str
) -> None:
    sample.set_meeting(step=step)
    choose(sample, "louka", before=True)
    choose(sample, "dest", during=True)
    play(sample, EVA)
    assert sample.meeting.music.tune == wanted


@pytest.mark.parametrize(("chosen", "goes_on"), [("dest", "dest"), ("louka", "louka"), ("", "louka")])
def test_opening_the_meeting_continues_with_the_tune_chosen_for_during(
    sample: SampleConference, chosen: str, goes_on: str
) -> None:
    sample.set_meeting(step=0)
    play(sample, tune="louka")
    sample.send(ANICKA, "music.wish", songs.wish, before=True, during=True)
    if chosen:
        choose(sample, chosen, during=True)
    sample.send(JANA, "meeting.open", meeting.open_meeting)
    assert (sample.meeting.music.tune, sample.meeting.music.playing) == (goes_on, True)
    assert sample.meeting.music.volume <= QUIET


def test_an_unwanted_tune_stops_and_only_the_child_may_start_it(sample: SampleConference) -> None:
    play(sample, tune="louka")
    choose(sample, "louka", never=True)
    assert not sample.meeting.music.playing
    for person in (EVA, JANA):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            play(sample, person, tune="louka")
    play(sample, JANA)
    assert sample.meeting.music.tune == "dest"
    play(sample, tune="louka")
    assert sample.meeting.music.playing


@pytest.mark.abuse
def test_an_unknown_tune_cannot_be_chosen(sample: SampleConference) -> None:
    with pytest.raises(NotFound), sample.nothing_changes():
        choose(sample, "neznam", before=True)


def test_a_dropped_song_can_be_restored(sample: SampleConference) -> None:
    sound(sample)
    song(sample)
    sample.send(ANICKA, "song.drop", songs.drop_song, id="jozin")
    sample.send(EVA, "song.restore", songs.restore_song, id="jozin")
    assert [one.title for one in sample.all(Song)] == ["Jožin z bažin"]
    for id in ("jozin", "neni"):
        with pytest.raises(NotFound), sample.nothing_changes():
            sample.send(ANICKA, "song.restore", songs.restore_song, id=id)


def test_a_song_is_restored_only_within_the_limit(sample: SampleConference) -> None:
    sound(sample)
    song(sample)
    sample.send(ANICKA, "song.drop", songs.drop_song, id="jozin")
    for number in range(SONGS_LIMIT):
        song(sample, id=f"pisen-{number}")
    with pytest.raises(TooMany), sample.nothing_changes():
        sample.send(ANICKA, "song.restore", songs.restore_song, id="jozin")


def test_a_song_that_was_deleted_for_good_does_not_come_back(sample: SampleConference) -> None:
    """P9"""
    sound(sample)
    song(sample)
    sample.change(lambda work: delete_profile(work, EVA))
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(ANICKA, "song.restore", songs.restore_song, id="jozin")
