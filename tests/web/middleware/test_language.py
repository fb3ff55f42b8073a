"""In which language a page speaks, and that the Czech is whole."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from babel.messages import Message
from babel.messages.pofile import read_po

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Person
from ipk.web.extracting import FOLDER
from ipk.web.middleware.assets import read_manifest
from ipk.web.middleware.language import translate
from prepare.places import ROOT
from tests.web.sample_site import SampleSite


def message_key(msgid: str) -> str:
    """`keyOf` of static/js/lib/i18n/i18n.js: the 32-bit FNV-1a hash over UTF-16 code units, in base 36."""
    code, digits, units = 0x811C9DC5, "", msgid.encode("utf-16-le")
    for place in range(0, len(units), 2):
        code = ((code ^ int.from_bytes(units[place : place + 2], "little")) * 0x01000193) & 0xFFFFFFFF
    while code:
        code, digit = divmod(code, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def built(name: str) -> dict[str, str]:
    """A catalogue as browsers get it."""
    dist = ROOT / "static" / "dist"
    return json.loads((dist / read_manifest(dist / "manifest.json")[f"messages/{name}.json"]).read_text("utf-8"))


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
def test_the_page_language_follows_accept_language_and_defaults_to_czech(
    sample: SampleSite, asked: str, spoken: str
) -> None:
    assert f'<html lang="{spoken}"' in sample.visitor(language=asked).get("/join").text


def test_the_persons_own_language_precedes_the_browsers(sample: SampleSite) -> None:
    browser = sample.inside("family", language="cs")
    sample.change(lambda work: work.save(replace(work.get(Person, sample.person_id("family")), language="en")))
    assert '<html lang="en"' in browser.get(sample.home).text


def test_a_guest_can_choose_a_language_on_the_join_page(sample: SampleSite) -> None:
    guest = sample.visitor(language="cs")
    page = guest.get("/join?lang=uk").text
    assert '<html lang="uk"' in page
    assert "Мій" in page or "Моє ім" in page
    assert '<html lang="uk"' in guest.get("/").text
    assert '<html lang="cs"' in guest.get("/join?lang=cs").text
    assert '<html lang="cs"' in guest.get("/join?lang=xx").text


def test_a_right_to_left_name_is_isolated_and_escaped_in_a_sentence(sample: SampleSite) -> None:
    """I1 with marks of direction."""
    organizer = sample.inside("organizer", language="cs")
    sample.change(lambda work: work.save(replace(work.get(Person, sample.person_id("family")), name="<b>محمد")))
    page = organizer.get(f"{sample.home}?screen=organizer").text
    assert "Osobní odkaz: \u2068&lt;b&gt;محمد\u2069" in page
    assert "<b>" not in page


def test_an_invitation_is_written_in_the_language_of_its_recipient(sample: SampleSite) -> None:
    organizer = sample.inside("organizer", language="cs")
    sample.change(lambda work: work.save(replace(work.get(Person, sample.person_id("family")), language="uk")))
    page = organizer.get(f"{sample.home}invitations").text
    assert '<article lang="uk"' in page
    assert "Запрошуємо вас" in page
    assert "Zveme vás" in page


def test_a_line_of_a_page_does_not_end_after_a_one_letter_word_and_names_stay(sample: SampleSite) -> None:
    organizer = sample.inside("organizer", language="cs")
    sample.change(lambda work: work.save(replace(work.get(Person, sample.person_id("family")), name="Eva z Prahy")))
    page = organizer.get(f"{sample.home}?screen=organizer").data.decode()
    assert "Odkaz a\u00a0" in page
    assert "Osobní odkaz: Eva z Prahy" in page


def test_a_script_gets_a_refusal_with_plain_spaces(sample: SampleSite) -> None:
    """Non-breaking spaces are for pages, not for what goes over the wire."""
    outside = sample.visitor(language="cs")
    answer = outside.get("/c/nowhere/media/x", Accept="application/json")
    assert answer.json["message"] == translate("cs", NotFound.default)
    assert "\u00a0" not in answer.data.decode()


def test_a_refusal_is_translated_outside_a_request() -> None:
    assert translate("cs", "It is not here any more.") == "Už to tu není."
    assert translate("en", "It is not here any more.") == "It is not here any more."
    assert translate("xx", "It is not here any more.") == "It is not here any more."


def test_each_screen_has_a_catalogue_and_a_separate_one_for_its_lazy_scripts() -> None:
    """The build reads the catalogue by its own means: what it found is held against Babel's."""
    said = {str(one.id): str(one.string) for one in czech() if any("static/js/" in path for path, _ in one.locations)}
    child, later = built("child.cs"), built("child-later.cs")
    assert child[message_key("Write")] == said["Write"] == "Napsat"
    assert message_key("Let the family in") not in {**child, **later}
    assert not child.keys() & later.keys()
    screens = ("child", "phone", "facilitator", "display", "guide", "recorder")
    everything = [built(f"{screen}{part}.cs") for screen in screens for part in ("", "-later")]
    assert {key: words for one in everything for key, words in one.items()}.items() >= {
        message_key(id): words for id, words in said.items() if words != id
    }.items()


def test_a_paper_title_is_translated_into_the_readers_language() -> None:
    assert built("phone.cs")[message_key("Who is here")] == "Kdo je tady"
    assert built("phone.en")[message_key("Kdo je tady")] == "Who is here"


def test_english_has_its_own_words_where_the_sentence_of_the_code_is_no_good_english() -> None:
    assert built("child.en")[message_key("Take back")] == "Undo"
    assert message_key("Write") not in built("child.en")


def test_a_page_links_its_message_catalogue_instead_of_including_it(sample: SampleSite) -> None:
    browser = sample.inside("family", language="cs")
    page = browser.get(sample.home).text
    data = json.loads(re.search(r'id="page">(.*?)</script>', page, re.DOTALL)[1])
    assert re.search(r"/static/dist/messages/phone\.cs-[0-9a-f]{8}\.json$", data["messages"])
    assert f'as="fetch" crossorigin href="{data["messages"]}"' in page
    assert "Pověsit" not in page
    answer = browser.get(data["messages"])
    assert "Pověsit" in answer.json.values()
    assert "immutable" in answer.headers["Cache-Control"]


def test_every_sentence_of_a_script_is_in_the_catalogue_with_that_scripts_path() -> None:
    """A screen's catalogue is made by these places: `python -m ipk.web.extracting` writes them."""
    places: dict[str, set[str]] = {}
    for message in czech():
        places.setdefault(str(message.id), set()).update(path for path, _ in message.locations)
    for file in sorted((ROOT / "static" / "js").rglob("*.js")):
        path = file.relative_to(ROOT).as_posix()
        for said in re.findall(r'(?<![\w.])t\(\s*("(?:[^"\\]|\\.)*")', file.read_text("utf-8")):
            assert path in places.get(json.loads(said), ()), f"{path} says {said}"


def test_a_lazily_imported_module_with_messages_loads_its_catalogue() -> None:
    """Who imports a module when it is needed and does not bring its catalogue finds nothing said there."""
    speaking = {path for message in czech() for path, _ in message.locations}
    for file in sorted((ROOT / "static" / "js").rglob("*.js")):
        code = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        for name in re.findall(r'(?<!\w)import\("(\.[^"]+\.js)"\)', code):
            path = (file.parent / name).resolve().relative_to(ROOT).as_posix()
            brings = re.search(r'import \{ (importWithMessages|openOnDemand) \} from "', code)
            assert brings or path not in speaking, f"{file.name} imports {name} without its sentences"


def test_messages_to_the_child_use_the_informal_czech_address() -> None:
    for message in czech():
        if message.context == "child":
            assert re.search(r"\b(tvoje|tvůj|ti|namiř)\b", str(message.string), re.IGNORECASE)


def test_the_short_keys_of_sentences_differ() -> None:
    said = {str(one.id) for one in czech()} | {"Kdo je tady", "Nápady"}
    assert len({message_key(id) for id in said}) == len(said)
    assert message_key("Nápady – „ideas“") == "1oihwo7"  # the browser's: tests/js/lib/i18n.test.js
