"""In which language a page speaks, and that the Czech is whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from ipk.domain.people import Person
from ipk.web.extracting import FOLDER
from ipk.web.language import message_key, say, script_messages
from tests.web.house import House


def czech() -> Iterator[Message]:
    with (FOLDER / "cs" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        yield from (message for message in read_po(file, locale="cs") if message.id)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("cs", "cs"),
        ("en-US,en;q=0.8", "en"),
        ("de,en;q=0.3", "en"),
        ("fr", "cs"),
        ("", "cs"),
        ("xx;;;q=", "cs"),
        ("uk-UA,uk", "uk"),
        ("sk", "sk"),
    ],
)
def test_the_browser_is_listened_to_else_it_is_czech(house: House, asked: str, spoken: str) -> None:
    assert f'<html lang="{spoken}"' in house.visitor(language=asked).get("/join").text


def test_the_persons_own_language_comes_first(house: House) -> None:
    browser = house.inside("family", language="cs")
    house.change(lambda work: work.keep(replace(work.get(Person, house.person_id("family")), language="en")))
    assert '<html lang="en"' in browser.get(house.home).text


def test_somebody_chooses_a_language_at_the_door(house: House) -> None:
    guest = house.visitor(language="cs")
    page = guest.get("/join?lang=uk").text
    assert '<html lang="uk"' in page
    assert "Мій" in page or "Моє ім" in page
    assert '<html lang="uk"' in guest.get("/").text
    assert '<html lang="cs"' in guest.get("/join?lang=cs").text
    assert '<html lang="cs"' in guest.get("/join?lang=xx").text


def test_a_name_from_right_to_left_is_isolated_in_a_sentence_and_stays_text(house: House) -> None:
    """I1 with marks of direction."""
    organizer = house.inside("organizer", language="cs")
    house.change(lambda work: work.keep(replace(work.get(Person, house.person_id("family")), name="<b>محمد")))
    page = organizer.get(f"{house.home}?screen=organizer").text
    assert "Osobní odkaz: \u2068&lt;b&gt;محمد\u2069" in page
    assert "<b>" not in page


def test_an_invitation_speaks_the_language_of_the_one_who_gets_it(house: House) -> None:
    organizer = house.inside("organizer", language="cs")
    house.change(lambda work: work.keep(replace(work.get(Person, house.person_id("family")), language="uk")))
    page = organizer.get(f"{house.home}invitations").text
    assert '<article lang="uk"' in page
    assert "Запрошуємо вас" in page
    assert "Zveme vás" in page


def test_a_refusal_can_be_said_without_a_page() -> None:
    assert say("cs", "It is not here any more.") == "Už to tu není."
    assert say("en", "It is not here any more.") == "It is not here any more."
    assert say("xx", "It is not here any more.") == "It is not here any more."


def test_scripts_get_only_what_scripts_say() -> None:
    words = script_messages("cs")
    assert words["Write"] == "Napsat"
    assert "Deleting the conference" not in words
    assert script_messages("en") == {}


def test_a_screen_gets_only_what_its_own_scripts_say() -> None:
    words = script_messages("cs", sources=frozenset({"static/js/elements/child_tiles.js"}))
    assert words["Write"] == "Napsat"
    assert "Let the family in" not in words


def test_the_childs_invitation_says_ty() -> None:
    for message in czech():
        if message.context == "child":
            assert re.search(r"\b(tvoje|tvůj|ti|namiř)\b", str(message.string), re.IGNORECASE)


def test_the_short_keys_of_sentences_differ_and_are_the_browsers() -> None:
    """The browser's side is tested with the same key in tests/js/i18n.test.js."""
    said = [*script_messages("cs"), "Kdo je tady", "Nápady"]
    assert len({message_key(id) for id in said}) == len(said)
    assert message_key("Nápady – „ideas“") == "1oihwo7"
