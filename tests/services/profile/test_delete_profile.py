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
from tests.services.house import Cellar, House
from tests.services.profile.test_answer_versions import ABOUT, ID, draws, rubs_out, says, sits_down

CANARY = "kanárek-se-bojí"


def brings_picture(house: House, id: str = "m-foto") -> MediaItem:
    item = MediaItem(id=id, kind="picture", mime="image/jpeg", owner="anicka", key="a2xpYw==")
    house.change(lambda work: work.save(item))
    return item


def lives(house: House) -> None:
    """A profile with everything in it, over two sittings."""
    sits_down(house)
    says(house, text=f"{CANARY} včera")
    draws(house, "a")
    draws(house, "b")
    brings_picture(house)
    house.send(ANICKA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment("m-foto"))
    sits_down(house)
    rubs_out(house, "a")
    says(house, text=f"{CANARY} dnes")
    house.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="minutes")
    house.send(ANICKA, "music.wish", songs.wish, before=True, during=False)


def deletes(house: House, person: Person = ANICKA) -> list[str]:
    return house.change(lambda work: delete_profile(work, person))


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_nothing_of_it_stays_in_the_records(house: House, person: Person) -> None:
    lives(house)
    assert set(deletes(house, person)) == {"m-foto"}
    for record in house.snapshot()[1].values():
        if record.private:
            assert CANARY not in json.dumps(record.to_dict(), ensure_ascii=False)
    assert house.all(Answer) == []
    assert house.get(Card, f"profile-{ID}").text == ""
    assert house.get(Workbook, BOOK) == Workbook(rev=house.get(Workbook, BOOK).rev)
    assert house.get(MusicWishes, WISHES).before is None
    assert house.get(MediaItem, "m-foto").key == ""


def test_the_rest_of_the_meeting_stays(house: House) -> None:
    lives(house)
    kept = house.stick(ANICKA, id="na-zdi", text="Ahoj")
    deletes(house)
    assert house.get(Card, kept.id) == kept
    assert len(house.all(Person)) > 3


def test_a_picture_that_also_hangs_by_itself_stays_on_the_wall(house: House) -> None:
    lives(house)
    house.send(ANICKA, "card.stick", _hangs, id="foto")
    assert deletes(house) == []
    item = house.get(MediaItem, "m-foto")
    assert (item.profile, item.key) == (False, "a2xpYw==")


def _hangs(work: UnitOfWork, person: Person, *, id: str) -> Card:
    return stick_card(work, person, id=id, spot=ON_THE_PAPER, new=NewCard(kind="picture", media="m-foto"))


def test_a_song_of_the_child_ends_with_it(house: House) -> None:
    sound = MediaItem(id="m-zvuk", kind="song", mime="audio/ogg", owner="anicka")
    house.change(lambda work: work.save(sound))
    house.send(ANICKA, "song.add", songs.add_song, id="pisnicka", media="m-zvuk", title="Moje")
    house.send(ANICKA, "music.play", music.play, tune="pisnicka")
    deletes(house)
    assert (house.meeting.music.playing, house.meeting.music.tune, house.meeting.music.media) == (False, "", "")
    assert house.get(Song, "pisnicka").gone


def test_a_new_profile_may_begin_where_one_was_deleted(house: House) -> None:
    lives(house)
    deletes(house)
    sits_down(house)
    again = says(house, text="Znovu")
    assert (again.gone, again.text, again.asked, again.sitting) == (False, "Znovu", "Co tě baví?", 1)


@pytest.mark.parametrize("person", [JANA, NOVAKOVA, LENKA], ids=lambda one: one.id)
def test_nobody_else_deletes_it(house: House, person: Person) -> None:
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.read(lambda work: delete_profile(work, person))


def test_after_the_meetings_end_it_can_still_be_deleted(house: House) -> None:
    lives(house)
    house.set_meeting(closed=True)
    deletes(house, EVA)
    assert house.all(Answer) == []


def test_the_whole_data_folder_has_nothing_of_it_and_its_key_is_gone(tmp_path: Path) -> None:
    """C1, P9."""
    cellar = Cellar(tmp_path)
    house = House(cellar).everybody_in(moderation="open")
    lives(house)
    keys = {path.name for path in cellar.settings.keys_dir.glob("*.private")}
    assert len(keys) == 1
    deletes(house)
    assert keys.isdisjoint(path.name for path in cellar.settings.keys_dir.glob("*.private"))
    assert found_in_files([CANARY], tmp_path) == []
    cellar.store.close()
    assert found_in_files([CANARY], tmp_path) == []
