"""Deleting the whole profile for good (P9)."""

import json
from pathlib import Path

import pytest

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.music import WISHES, MusicWishes, Song
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.workbook import BOOK, Workbook
from ipk.domain.wall.cards import Card
from ipk.services.meeting import music, songs
from ipk.services.ports import UnitOfWork
from ipk.services.profile import answers
from ipk.services.profile.answers import NewAttachment
from ipk.services.profile.delete_profile import delete_profile
from ipk.services.wall.cards import NewCard, stick_card
from tests.abuse.support.searching import found_in_files
from tests.builders import ANICKA, EVA, JANA, LENKA, NOVAKOVA, ON_THE_PAPER
from tests.services.profile.test_answer_versions import ABOUT, ID, draws, rubs_out, says, sits_down
from tests.services.sample_conference import Installation, SampleConference

CANARY = "kanárek-se-bojí"


def brings_picture(sample: SampleConference, id: str = "m-foto") -> MediaItem:
    item = MediaItem(id=id, kind="picture", mime="image/jpeg", owner="anicka", key="a2xpYw==")
    sample.change(lambda work: work.save(item))
    return item


def lives(sample: SampleConference) -> None:
    """A profile with everything in it, over two sittings."""
    sits_down(sample)
    says(sample, text=f"{CANARY} včera")
    draws(sample, "a")
    draws(sample, "b")
    brings_picture(sample)
    sample.send(ANICKA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment("m-foto"))
    sits_down(sample)
    rubs_out(sample, "a")
    says(sample, text=f"{CANARY} dnes")
    sample.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="minutes")
    sample.send(ANICKA, "music.wish", songs.wish, before=True, during=False)


def deletes(sample: SampleConference, person: Person = ANICKA) -> list[str]:
    return sample.change(lambda work: delete_profile(work, person))


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_deleting_the_profile_erases_it_from_the_records(sample: SampleConference, person: Person) -> None:
    lives(sample)
    assert set(deletes(sample, person)) == {"m-foto"}
    for record in sample.snapshot()[1].values():
        if record.private:
            assert CANARY not in json.dumps(record.to_dict(), ensure_ascii=False)
    assert sample.all(Answer) == []
    assert sample.get(Card, f"profile-{ID}").text == ""
    assert sample.get(Workbook, BOOK) == Workbook(rev=sample.get(Workbook, BOOK).rev)
    assert sample.get(MusicWishes, WISHES).before is None
    assert sample.get(MediaItem, "m-foto").key == ""


def test_deleting_the_profile_keeps_the_rest_of_the_meeting(sample: SampleConference) -> None:
    lives(sample)
    kept = sample.stick(ANICKA, id="na-zdi", text="Ahoj")
    deletes(sample)
    assert sample.get(Card, kept.id) == kept
    assert len(sample.all(Person)) > 3


def test_a_picture_that_also_hangs_on_the_wall_is_kept(sample: SampleConference) -> None:
    lives(sample)
    sample.send(ANICKA, "card.stick", _hangs, id="foto")
    assert deletes(sample) == []
    item = sample.get(MediaItem, "m-foto")
    assert (item.profile, item.key) == (False, "a2xpYw==")


def _hangs(work: UnitOfWork, person: Person, *, id: str) -> Card:
    return stick_card(work, person, id=id, spot=ON_THE_PAPER, new=NewCard(kind="picture", media="m-foto"))


def test_deleting_the_profile_stops_and_deletes_the_childs_songs(sample: SampleConference) -> None:
    sound = MediaItem(id="m-zvuk", kind="song", mime="audio/ogg", owner="anicka")
    sample.change(lambda work: work.save(sound))
    sample.send(ANICKA, "song.add", songs.add_song, id="pisnicka", media="m-zvuk", title="Moje")
    sample.send(ANICKA, "music.play", music.play, tune="pisnicka")
    deletes(sample)
    assert (sample.meeting.music.playing, sample.meeting.music.tune, sample.meeting.music.media) == (False, "", "")
    assert sample.get(Song, "pisnicka").gone


def test_a_new_profile_can_be_started_after_deletion(sample: SampleConference) -> None:
    lives(sample)
    deletes(sample)
    sits_down(sample)
    again = says(sample, text="Znovu")
    assert (again.gone, again.text, again.asked, again.sitting) == (False, "Znovu", "Co tě baví?", 1)


@pytest.mark.parametrize("person", [JANA, NOVAKOVA, LENKA], ids=lambda one: one.id)
def test_only_the_circle_deletes_the_profile(sample: SampleConference, person: Person) -> None:
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.read(lambda work: delete_profile(work, person))


def test_the_profile_can_be_deleted_after_the_end(sample: SampleConference) -> None:
    lives(sample)
    sample.set_meeting(closed=True)
    deletes(sample, EVA)
    assert sample.all(Answer) == []


def test_after_deletion_the_data_folder_has_no_profile_text_and_no_private_key(tmp_path: Path) -> None:
    """C1, P9."""
    installation = Installation(tmp_path)
    sample = SampleConference(installation).everybody_in(moderation="open")
    lives(sample)
    keys = {path.name for path in installation.settings.keys_dir.glob("*.private")}
    assert len(keys) == 1
    deletes(sample)
    assert keys.isdisjoint(path.name for path in installation.settings.keys_dir.glob("*.private"))
    assert found_in_files([CANARY], tmp_path) == []
    installation.store.close()
    assert found_in_files([CANARY], tmp_path) == []
