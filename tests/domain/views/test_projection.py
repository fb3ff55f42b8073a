"""Views contain nothing that the person may not see (P4, A6)."""

from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.media import MediaItem
from ipk.domain.kernel.private_key import PrivateKey
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.attendance import Attendance
from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.meeting.evaluation import Feedback, FeedbackSums
from ipk.domain.meeting.invitation import Invitation
from ipk.domain.meeting.meeting import Music, Vote
from ipk.domain.meeting.minutes import Minutes, ReleasedCards
from ipk.domain.meeting.music import MusicWishes, Song
from ipk.domain.meeting.plan import Agreement
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.meeting.topics import Ballot
from ipk.domain.people.audiences import Audience, Viewer, audience_of
from ipk.domain.people.devices import DeviceCode
from ipk.domain.people.person import Device, Door, Link, Person, Role
from ipk.domain.people.settings import PersonSettings
from ipk.domain.preparation.arrangements import Part
from ipk.domain.preparation.guests import Guest, Guests
from ipk.domain.preparation.seats import Seat, Seats
from ipk.domain.preparation.snacks import Allergies, SnackWishes
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message, MessageNotice
from ipk.domain.profile.workbook import Workbook
from ipk.domain.record_types import TYPES
from ipk.domain.views.projection import could_see, project, viewers_with_own_view
from ipk.domain.wall.cards import Card, Draft, Spot
from ipk.domain.wall.strokes import Stroke
from tests.builders import (
    ANICKA,
    BY_ROLE,
    EVA,
    EVERYBODY,
    GOES_WELL,
    JANA,
    JIRINA,
    LENKA,
    MARIE,
    NOVAKOVA,
    PETR,
    PLATNO,
    card,
    invited,
    meeting,
    own_words,
    task,
    topic,
    viewer,
    waiting,
)

AT = "2026-03-02T09:00:00+00:00"
ALL = {person.id for person in EVERYBODY}
DOOR = {"jana", "lenka", "platno"}
MESSAGE = Message(id="v", kind="note", step=2, paper="dari-se", author="anicka", text="t")
HANDS = {"anicka", "eva", "jana"}
PREPARE = {"jana", "lenka"}

#: (what it is, the record, who sees it at all)
UNWANTED = (Guest("jirina", "not"),)
WHO_SEES: list[tuple[str, Record, set[str]]] = [
    ("the meeting", meeting(), ALL),
    ("a paper", GOES_WELL, ALL),
    ("somebody admitted", NOVAKOVA, ALL),
    ("somebody in the lobby", replace(invited(NOVAKOVA), walk_in=True).entered_lobby(), {"jana", "lenka"}),
    ("somebody invited by name", invited(NOVAKOVA), {"jana", "lenka", "anicka", "eva"}),
    ("an invited one in the lobby", invited(NOVAKOVA).entered_lobby(), {"jana", "lenka", "anicka", "eva"}),
    ("somebody removed", NOVAKOVA.removed(), set()),
    ("a card that hangs", card(), ALL),
    ("a waiting card", waiting(), {"novakova", "jana"}),
    ("a hidden card", card(state="hidden"), {"novakova", "jana"}),
    ("a peeled card", card(gone=True), set()),
    ("a step of the plan", task(), ALL),
    ("an agreement", Agreement(id="a", person="jirina", answer="wish", words="w"), ALL),
    ("a stop", Signal(id="s", kind="stop", person="anicka", at=AT), ALL),
    ("a raised hand", Signal(id="s", kind="hand", person="jirina", at=AT), ALL),
    (
        "somebody does not understand",
        Signal(id="s", kind="unclear", person="jirina", at=AT),
        {"jirina", "jana", "petr"},
    ),
    (
        "somebody asks for help",
        Signal(id="s", kind="help", person="anicka", at=AT, supporters=("marie", "eva")),
        {"anicka", "marie", "eva", "jana"},
    ),
    (
        "the child wants to leave",
        Signal(id="s", kind="leave", person="anicka", at=AT, supporters=("marie", "eva")),
        {"anicka", "marie", "eva", "jana"},
    ),
    ("an evaluation", Feedback(id="f", person="jirina", question="q", answer="a"), {"jirina"}),
    ("the sums of evaluations", FeedbackSums(sums={"q": {"a": 4}}), {"jana", "petr"}),
    ("an answer of the profile", Answer(id="a", question="q", text="t", paper="p", x=0, y=0), {"anicka", "eva"}),
    ("the book of the profile", Workbook(open=True), {"anicka", "eva"}),
    ("the child's settings", PersonSettings.of(ANICKA), {"anicka", "eva"}),
    ("somebody's settings", PersonSettings.of(JIRINA), {"jirina"}),
    ("who was heard", SpeakingTurn(id="turn-jirina", person="jirina", step=2), {"jana"}),
    ("the words of the invitation", Invitation(date="v úterý", place="škola", contact="Lenka"), set()),
    ("the door", Door(id="door", open=True, code="ABC345"), DOOR),
    ("who is to come", Guests(guests=UNWANTED), {"anicka", "eva"}),
    ("the same, let known", Guests(guests=UNWANTED, known=True, ever_known=True), {"anicka", "eva", "lenka"}),
    ("who sits where", Seats(seats=(Seat(0, "anicka"),)), {"anicka", "eva"}),
    ("the same, let be known", Seats(known=True, ever_known=True), {"anicka", "eva", *PREPARE}),
    ("how the child takes part", Part(way="guide", speaker="eva"), {"anicka", "eva"}),
    ("the same, let known", Part(way="guide", speaker="eva", known=True, ever_known=True), {"anicka", "eva", *PREPARE}),
    ("a prepared message", MESSAGE, {"anicka", "eva"}),
    ("the same in the facilitator's hands", replace(MESSAGE, reach="facilitator", due=True, ever_given=True), HANDS),
    ("that one waits", MessageNotice(id="o", step=2), {"jana"}),
    ("a song", Song(id="s", title="t", media="m", owner="anicka"), {"anicka", "eva", "jana"}),
    ("wishes about music", MusicWishes(during=True), {"anicka", "eva", "jana"}),
    ("wishes about food and drink", SnackWishes(me=("apple",)), {"anicka", "eva"}),
    ("what the child must not eat", Allergies.of(ANICKA).told("milk", True), {"anicka", "eva"}),
    ("what an adult must not eat", replace(Allergies.of(NOVAKOVA), heard=("milk",)), set()),
    ("a device", Device(id="d", person="anicka"), set()),
    ("a code for a further device", DeviceCode(id="dc", person="anicka", digest="d", expires_at=""), set()),
    ("a link", Link(id="l", person="anicka", token="t", digest="d"), set()),
    ("a ballot", Ballot(id="tema~jirina.dots", topic="tema", person="jirina", dots=2), set()),
    ("a topic", topic(), ALL),
    ("a topic whose title waits", topic(waits=True), {"jana", "petr"}),
    ("a card written alone", card(alone="author", ever_shown=False), {"novakova"}),
    ("one in the tray", waiting(alone="tray"), {"novakova", "jana"}),
    ("who was there", Attendance(id="attendance-jirina", person="jirina"), set()),
    ("the minutes", Minutes(), set()),
    ("the child's cards for the minutes", ReleasedCards(cards=("karta",)), {"anicka", "eva"}),
    ("a promise", Confirmation(id="c", person="jirina", at=AT), {"jirina", "jana"}),
    ("a wish to talk without support", Signal(id="s", kind="talk", person="jirina", at=AT), {"jirina", "jana"}),
    ("a stroke alone", Stroke(id="c~s", card="c", colour="ink", size=1, points="AAAA"), set()),
    ("how an answer was", AnswerVersion(id="earlier-1.a", answer="a", sitting=1, text="t"), set()),
    ("the name of the profile's key", PrivateKey(name="k"), set()),
    ("a picture's record", MediaItem(id="m", kind="picture", mime="image/jpeg", owner="anicka"), set()),
]


def test_every_record_type_is_in_the_visibility_table() -> None:
    assert {type(record) for _, record, _ in WHO_SEES} == set(TYPES.values())


@pytest.mark.parametrize(
    ("record", "seen_by"), [(record, who) for _, record, who in WHO_SEES], ids=[w for w, _, _ in WHO_SEES]
)
def test_a_record_is_visible_only_to_the_listed_people(record: Record, seen_by: set[str]) -> None:
    assert {person.id for person in EVERYBODY if project(record, viewer(person)) is not None} == seen_by


@pytest.mark.parametrize(
    ("record", "seen_by"), [(record, who) for _, record, who in WHO_SEES], ids=[w for w, _, _ in WHO_SEES]
)
def test_people_without_their_own_view_get_the_view_of_their_audience(record: Record, seen_by: set[str]) -> None:
    """What is built once for an audience is what each of them sees who is not particular."""
    particular = viewers_with_own_view(record)
    for person in EVERYBODY:
        if person.id not in particular:
            assert project(record, viewer(person)) == project(record, Viewer(audience_of(person))), person.id


@pytest.mark.parametrize(
    ("record", "seen_by"), [(record, who) for _, record, who in WHO_SEES], ids=[w for w, _, _ in WHO_SEES]
)
def test_a_person_who_sees_a_record_may_learn_of_its_removal(record: Record, seen_by: set[str]) -> None:
    for person in EVERYBODY:
        if person.id in seen_by:
            assert could_see(record, viewer(person)), person.id


def test_a_removed_waiting_card_is_reported_only_to_author_and_facilitator() -> None:
    rejected = waiting(gone=True)
    assert {one.id for one in EVERYBODY if could_see(rejected, viewer(one))} == {"novakova", "jana"}
    assert all(could_see(card(state="hidden"), viewer(one)) for one in EVERYBODY)


def test_a_refused_guest_is_reported_only_to_facilitator_and_organizer() -> None:
    refused = replace(invited(NOVAKOVA), walk_in=True).entered_lobby().removed()
    assert {one.id for one in EVERYBODY if could_see(refused, viewer(one))} == {"jana", "lenka"}
    assert all(could_see(NOVAKOVA.removed(), viewer(one)) for one in EVERYBODY)


@pytest.mark.parametrize(
    "record", [Device(id="d", person="anicka"), Link(id="l", person="anicka", token="t", digest="d")]
)
def test_changes_of_devices_and_links_are_reported_to_nobody(record: Record) -> None:
    assert not any(could_see(record, viewer(one)) for one in EVERYBODY)


def test_a_draft_changes_the_rev_only_for_those_who_see_it() -> None:
    drafted = card(rev=12, draft=Draft("Jinak", "sun"), shown_rev=7)
    revs = {one.id: _shown(drafted, one)["rev"] for one in EVERYBODY}
    assert {id for id, rev in revs.items() if rev == 12} == {"novakova", "jana"}
    assert {id for id, rev in revs.items() if rev == 7} == ALL - {"novakova", "jana"}


def test_the_author_of_a_draft_sees_both_texts_and_others_the_old_card() -> None:
    drafted = card(text="Staré", draft=Draft("Nové", "sky"))
    mine = _shown(drafted, NOVAKOVA)
    assert (mine["text"], mine["shown_text"], mine["state"], mine["colour"]) == ("Nové", "Staré", "waiting", "sky")
    theirs = _shown(drafted, JIRINA)
    assert (theirs["text"], theirs["state"], theirs["colour"]) == ("Staré", "shown", "sun")


def test_a_card_contains_its_language_where_it_is_known() -> None:
    assert _shown(card(lang="uk"), JIRINA)["lang"] == "uk"
    assert "lang" not in _shown(card(), JIRINA)


def test_marks_are_counted_and_a_person_sees_only_their_own() -> None:
    marked = card(marks={"jirina": {"realistic": True}, "petr": {"realistic": True, "acceptable": False}})
    for one in EVERYBODY:
        assert _shown(marked, one)["marks"] == {"realistic": 2, "acceptable": 0}
    assert _shown(marked, PETR)["mine"] == {"realistic": True, "acceptable": False}
    assert "mine" not in _shown(marked, NOVAKOVA)


def test_a_new_stroke_changes_the_rev_of_its_drawing() -> None:
    line = Stroke(id="kresba~a", card="kresba", colour="ink", size=1, points="AAAAAA==", rev=8)
    shown = _shown(card("kresba", kind="drawing", rev=2), JIRINA, (line,))
    assert shown["rev"] == 8
    assert shown["strokes"] == [{"id": "a", "colour": "ink", "size": 1, "points": "AAAAAA=="}]


@pytest.mark.parametrize(
    ("record", "parts", "particular"),
    [
        (card(), (), set()),
        (waiting(), (), {"novakova"}),
        (card(state="hidden"), (), {"novakova"}),
        (card(draft=Draft("Nové", "sun")), (), {"novakova"}),
        (card(marks={"petr": {"realistic": True}}), (), {"petr"}),
        (topic(), (Ballot(id="b", topic="tema", person="jirina", dots=1),), {"jirina"}),
        (card(alone="author"), (), {"novakova"}),
        (task(taken_words={"jirina": "w"}), (), {"jirina"}),
        (Confirmation(id="c", person="jirina", at=AT), (), {"jirina"}),
        (Feedback(id="f", person="jirina", question="q", answer="a"), (), {"jirina"}),
        (Signal(id="s", kind="help", person="anicka", at=AT, supporters=("marie",)), (), {"anicka", "marie"}),
        (PersonSettings.of(JIRINA), (), {"jirina"}),
        (own_words(), (), set()),
        (NOVAKOVA, (), set()),
    ],
)
def test_people_with_their_own_view_of_a_record(
    record: Record, parts: tuple[Record, ...], particular: set[str]
) -> None:
    assert set(viewers_with_own_view(record, parts)) == particular


def test_projected_fields_equal_those_of_the_protocol() -> None:
    fields = "goal title lang step half steps moderation frozen paused_by_child closed spotlight word music vote"
    fields += " plan_version alone round"
    assert set(_shown(meeting(), JIRINA)) == {"id", "type", "rev", "coordinator", "review_on", *fields.split()}
    shown = _shown(meeting(music=Music("usnula", True, 20), vote=Vote(True, 3, ("a",))), JANA)
    assert {name: shown["music"][name] for name in ("tune", "playing", "volume")} == {
        "tune": "usnula",
        "playing": True,
        "volume": 20,
    }
    assert shown["vote"] == {
        "open": True,
        "dots": 3,
        "topic_order": ["a"],
        "voters": ["child", "family", "professional"],
        "choosing": False,
        "still": 0,
    }
    assert shown["timer"] == {"started_at": None, "minutes": 120}
    assert _shown(FeedbackSums(sums={"q": {"a": 4}}), PETR)["type"] == "feedback"
    assert _shown(Answer(id="a", question="q", text="t", paper="p", x=0, y=0), EVA)["card"] == "profile-a"
    assert _shown(card(spot=Spot("dari-se", 1, 2, 3)), MARIE)["turn"] == 3


def test_display_and_organizer_have_their_own_audiences() -> None:
    assert viewer(PLATNO).is_one_of(Audience.DISPLAY)
    assert viewer(LENKA).is_one_of(Audience.ORGANIZER)
    assert viewer(BY_ROLE[Role.CHILD]).person == ANICKA.id


def _shown(record: Record, person: Person, parts: tuple[Record, ...] = ()) -> dict[str, Any]:
    shown = project(record, viewer(person), parts)
    assert shown is not None
    assert isinstance(record, Card) is (shown["type"] == "card")
    return shown


@pytest.mark.parametrize(
    ("record", "seen_by"), [(record, who) for _, record, who in WHO_SEES], ids=[w for w, _, _ in WHO_SEES]
)
def test_records_of_the_circle_use_the_private_key(record: Record, seen_by: set[str]) -> None:
    """P9: it can be shredded with the profile (docs/decisions/024). How a screen looks is no part of it."""
    if seen_by == {"anicka", "eva"} and not isinstance(record, PersonSettings):
        assert record.private
    if seen_by == ALL:
        assert not record.private
