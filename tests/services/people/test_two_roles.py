"""A guide who also records or leads sees, prints, exports and deletes only what that role may (A20, A30)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.music import Song
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.permissions import CIRCLE_ONLY, commands_of, may
from ipk.domain.people.person import Person
from ipk.services.meeting import signals, songs
from ipk.services.printing.profile import print_profile
from ipk.services.profile.delete_profile import delete_profile
from ipk.services.transfer.export import export_profile
from tests.builders import ANICKA, EVA, JANA, PETR
from tests.services.house import House
from tests.services.profile.test_answer_versions import says

pytestmark = pytest.mark.abuse
BOTH = ["recorder", "facilitator"]


def guides_and(house: House, role: str) -> Person:
    person = {"recorder": PETR, "facilitator": JANA}[role]
    both = replace(person, roles=(role, "guide"), voice_of=ANICKA.id)
    return house.change(lambda work: work.save(both))


@pytest.mark.parametrize("role", BOTH)
@pytest.mark.parametrize(
    "act",
    [
        lambda house, both: house.change(lambda work: export_profile(work, both, reason="meeting")),
        lambda house, both: house.change(lambda work: delete_profile(work, both)),
        lambda house, both: house.send(both, "music.wish", songs.wish, before=True),
    ],
    ids=["exports", "deletes", "wishes music"],
)
def test_nothing_of_the_book_is_taken_by_whoever_does_not_see_it(
    house: House, act: Callable[[House, Person], Any], role: str
) -> None:
    says(house, text="Psi")
    both = guides_and(house, role)
    assert audience_of(both) is not Audience.CIRCLE
    with pytest.raises(NotFound), house.nothing_changes():
        act(house, both)


@pytest.mark.parametrize("role", BOTH)
def test_they_print_what_the_child_released_for_paper(house: House, role: str) -> None:
    both = guides_and(house, role)
    printed = {one.id: str(house.read(lambda work, one=one: print_profile(work, one))) for one in (both, EVA)}
    assert "Jožin" in printed["eva"], "released for the wall"
    assert "Jožin" not in printed[both.id]


@pytest.mark.parametrize("role", BOTH)
def test_they_are_offered_nothing_of_the_book(house: House, role: str) -> None:
    both = guides_and(house, role)
    assert not set(commands_of(both)) & CIRCLE_ONLY
    assert not any(may(both, command) for command in CIRCLE_ONLY)
    assert {"profile.answer", "profile.export", "profile.delete", "snacks.words", "song.add"} < CIRCLE_ONLY


def test_they_do_not_hear_the_childs_songs_before_they_play(house: House) -> None:
    item = MediaItem(id="m-pisnicka", kind="song", mime="audio/ogg", owner="anicka", profile=True)
    house.change(lambda work: (work.save(item), work.save(Song(id="s", title="Má", media=item.id, owner="anicka"))))
    both = guides_and(house, "recorder")
    assert not house.read(lambda work: songs.may_hear(work, both, item))
    assert house.read(lambda work: songs.may_hear(work, EVA, item))


def test_a_guide_who_writes_the_minutes_may_still_say_stop(house: House) -> None:
    both = guides_and(house, "recorder")
    house.send(both, "signal.raise", signals.raise_signal, kind="stop")
    assert house.meeting.paused_by_child
