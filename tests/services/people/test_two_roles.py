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
from tests.services.profile.test_answer_versions import says
from tests.services.sample_conference import SampleConference

pytestmark = pytest.mark.abuse
BOTH = ["recorder", "facilitator"]


def guides_and(sample: SampleConference, role: str) -> Person:
    person = {"recorder": PETR, "facilitator": JANA}[role]
    both = replace(person, roles=(role, "guide"), voice_of=ANICKA.id)
    return sample.change(lambda work: work.save(both))


@pytest.mark.parametrize("role", BOTH)
@pytest.mark.parametrize(
    "act",
    [
        lambda sample, both: sample.change(lambda work: export_profile(work, both, reason="meeting")),
        lambda sample, both: sample.change(lambda work: delete_profile(work, both)),
        lambda sample, both: sample.send(both, "music.wish", songs.wish, before=True),
    ],
    ids=["exports", "deletes", "wishes music"],
)
def test_a_guide_with_a_leading_role_cannot_export_delete_or_wish_music(
    sample: SampleConference, act: Callable[[SampleConference, Person], Any], role: str
) -> None:
    says(sample, text="Psi")
    both = guides_and(sample, role)
    assert audience_of(both) is not Audience.CIRCLE
    with pytest.raises(NotFound), sample.nothing_changes():
        act(sample, both)


@pytest.mark.parametrize("role", BOTH)
def test_a_guide_with_a_leading_role_prints_only_answers_released_for_minutes(
    sample: SampleConference, role: str
) -> None:
    both = guides_and(sample, role)
    printed = {one.id: str(sample.read(lambda work, one=one: print_profile(work, one))) for one in (both, EVA)}
    assert "Jožin" in printed["eva"], "released for the wall"
    assert "Jožin" not in printed[both.id]


@pytest.mark.parametrize("role", BOTH)
def test_a_guide_with_a_leading_role_has_no_circle_commands(sample: SampleConference, role: str) -> None:
    both = guides_and(sample, role)
    assert not set(commands_of(both)) & CIRCLE_ONLY
    assert not any(may(both, command) for command in CIRCLE_ONLY)
    assert {"profile.answer", "profile.export", "profile.delete", "snacks.words", "song.add"} < CIRCLE_ONLY


def test_a_guide_who_records_cannot_hear_the_childs_songs_before_they_play(sample: SampleConference) -> None:
    item = MediaItem(id="m-pisnicka", kind="song", mime="audio/ogg", owner="anicka", profile=True)
    sample.change(lambda work: (work.save(item), work.save(Song(id="s", title="Má", media=item.id, owner="anicka"))))
    both = guides_and(sample, "recorder")
    assert not sample.read(lambda work: songs.may_hear(work, both, item))
    assert sample.read(lambda work: songs.may_hear(work, EVA, item))


def test_a_guide_who_records_may_raise_stop(sample: SampleConference) -> None:
    both = guides_and(sample, "recorder")
    sample.send(both, "signal.raise", signals.raise_signal, kind="stop")
    assert sample.meeting.paused_by_child
