"""The one table: complete, and the same as docs/protocol.md §5 says (A5)."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import NotAllowed, UnknownCommand
from ipk.domain.people.permissions import COMMANDS, INNER, TABLE, Whose, commands_of, may, require
from ipk.domain.people.person import Role
from ipk.realtime.commands.routes import ROUTES
from prepare.places import ROOT
from tests.builders import ANICKA, BY_ROLE, EVA, EVERYBODY, JANA, NOVAKOVA, PLATNO

LETTERS = {
    Role.CHILD: "C",
    Role.GUIDE: "G",
    Role.FAMILY: "m",
    Role.PROFESSIONAL: "p",
    Role.SUPPORT: "s",
    Role.RECORDER: "R",
    Role.ORGANIZER: "o",
    Role.CONVENER: "v",
    Role.FACILITATOR: "F",
    Role.ADMINISTRATOR: "a",
    Role.DISPLAY: "d",
}
#: who (C child, G guide, m family, p professional, s support, R recorder, o organizer, v convener, F facilitator),
#: whose things they may touch (o own, c the child's own words, x others', l a leader's device), in which steps,
#: resting with the wall
SNAPSHOT = """
card.stick         CGmpsRovF  -               1-9  rests
card.edit          CGmpsRovF  o               1-9  rests
card.move          CGmpsRovF  o F:ox          1-9  rests
card.raise         CGmpsRovF  o F:ox          1-9  rests
card.peel          CGmpsRovF  o               1-9  rests
card.restore       CGmpsRovF  o               1-9  rests
card.approve       F          ocx             1-9
card.hide          F          ocx             1-9
card.lock          F          ocx             1-9
card.unlock        F          ocx             1-9
card.gather        RF         -               1-9  rests
card.scatter       RF         -               1-9  rests
paper.tidy F - 1-9 rests
wall.restore       F          -               1-9
wall.take_back     F          -               1-9
wall.clear         F          -               0-9
drawing.stroke     CGmpsRovF  o               1-9  rests
drawing.unstroke   CGmpsRovF  o               1-9  rests
vote.open          F          -               1-9
vote.cast          CGmpsRov   -               1-9  rests
vote.take_back     CGmpsRov   -               1-9  rests
vote.close         F          -               1-9
vote.order         CF         -               1-9
meeting.open       F          -               0-0
meeting.step       F          -               1-9
meeting.freeze     F          -               1-9
meeting.thaw       F          -               1-9
meeting.moderation F          -               0-9
meeting.spotlight  F          -               1-9
meeting.close      F          -               0-9
person.admit       F          -               0-9
device.admit         CGRoF      c F:ocxl R:l o:xl 0-9
guide.accept       G          -               0-9
person.lead          F          -               0-9
person.remove      F          -               0-9
person.word        F          -               1-9
person.settings    CGmpsRovF  o G:oc          0-9
plan.add           RF         -               6-9
plan.change        RF         -               6-9
plan.drop          RF         -               6-9
plan.answer        CGmpsRov   -               8-9
text.approve       F          -               1-9
plan.coordinate    R          -               6-9
mark.set           CGmpsRov   -               5-5  rests
signal.raise       CGmpsRovF  -               0-9
signal.stop        CG         -               0-9
signal.clear       CGmpsRovF  o F:ocx         0-9
signal.answer      F          -               0-9
music.play         CGF        -               0-9
music.pause        CGF        -               0-9
music.volume       CGF        -               0-9
music.room         CGF        -               0-9
music.wish         CG         -               0-9
music.choose       CG         -               0-9
song.add           CG         -               0-9
song.drop          CG         -               0-9
song.restore       CG         -               0-9
snacks.choose      CG         -               0-9
snacks.allergy     CG         -               0-9
snacks.none        CG         -               0-9
snacks.words       CG         -               0-9
profile.open       G          -               0-9
profile.turn       CG         -               0-9
profile.close      CG         -               0-9
profile.answer     CG         -               0-9
profile.attach     CG         -               0-9
profile.detach     CG         -               0-9
profile.stroke     CG         -               0-9
profile.unstroke   CG         -               0-9
profile.consent    CG         -               0-9
profile.design     CG         -               0-9
profile.hang       CG         -               0-9  rests
profile.peel       CG         -               0-9
profile.show       CG         -               1-9  rests
profile.withdraw   CG         -               0-9
profile.bring      CG         -               0-9
profile.forget     CG         -               0-9
profile.confirm    CG         -               0-9
profile.ask        G          -               0-9
guests.wish        CG         -               0-9
guests.name        CG         -               0-9
guests.drop        CG         -               0-9
guests.heard       CG         -               0-9
guests.known       CG         -               0-9
part.choose        CG         -               0-9
part.known         CG         -               0-9
seats.sit          CG         -               0-9
seats.known        CG         -               0-9
messages.make      CG        -               0-9
messages.change    CG        -               0-9
messages.give      CG        -               0-9
messages.stroke    CG        -               0-9
messages.unstroke  CG        -               0-9
messages.drop      CG        -               0-9
messages.restore   CG        -               0-9
messages.hang      CGF       -               1-9  rests
messages.take_back CG        -               0-9
feedback.give      CGmpsRov   -               9-9
people.manage      o          -               0-9  after
door.manage        oF         -               0-9  after
guests.answer      o          -               0-9
conference.delete  o          -               0-9  after
shopping.read      o          -               0-9  after
shopping.allergies o          -               0-9
media.add          CGmpsRovF  -               0-9
device.code          CGmpsRovF  -               0-9
profile.export     G          -               0-9  after
profile.import     Go         -               0-9
profile.delete     CG         -               0-9  after
profile.print      CGRoF        -               0-9        after
room.print         CGoF        -               0-9
"""


def _letters(roles: Iterable[Role]) -> str:
    return "".join(letter for role, letter in LETTERS.items() if role in set(roles))


def _things(whose: frozenset[Whose]) -> str:
    signs = {Whose.OWN: "o", Whose.CHILDS: "c", Whose.OTHERS: "x", Whose.LEADERS: "l"}
    return "".join(sign for thing, sign in signs.items() if thing in whose) or "-"


def _line(command: str) -> str:
    rule = TABLE[command]
    usual, *_ = rule.who.values()
    if Role.CHILD in rule.who:
        usual = rule.who[Role.CHILD]
    unusual = [f"{LETTERS[role]}:{_things(things)}" for role, things in rule.who.items() if things != usual]
    steps = f"{rule.steps[0]}-{rule.steps[1]}"
    ends = [word for word, said in (("rests", rule.rests), ("after", rule.after_close)) if said]
    return " ".join([command, _letters(rule.who), _things(usual), *unusual, steps, *ends])


def test_the_table_says_this_and_nothing_else() -> None:
    expected = [" ".join(line.split()) for line in SNAPSHOT.strip().splitlines()]
    assert [_line(command) for command in TABLE] == expected


def test_every_command_has_a_route_and_a_rule() -> None:
    assert set(ROUTES) == set(COMMANDS) == set(TABLE) - INNER


VOICES, EVERYONE = "CGmpsRov", "CGmpsRovF"
#: how the page writes the middle column down
WHO = {
    "all who take part": EVERYONE,
    "all": EVERYONE,
    "author": EVERYONE,
    "the drawing's author": EVERYONE,
    "who may move it": EVERYONE,
    "who raised it": EVERYONE,
    "all but the facilitator": VOICES,
    "facilitator": "F",
    "child": "C",
    "child and guide": "CG",
    "child; guide with the child's consent": "CG",
    "child; the facilitator where no child takes part": "CF",
    "recorder": "R",
}
NAMES = {"facilitator": "F", "recorder": "R", "child": "C", "guide": "G", "organizer": "o"}


def _page() -> dict[str, str]:
    section = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8").split("## 5.")[1].split("## 6.")[0]
    rows = re.findall(r"^\| `([a-z._]+)` \|.*\| ([^|]+) \|$", section, re.MULTILINE)
    return dict(rows)


def _who_says(cell: str) -> str:
    said = re.split(r", on |; stop:|, (?:from |second half of )?steps? ", cell)[0].strip()
    if said not in WHO and ";" in said:
        said = said.split(";")[0].strip()
    first = said.split(", ")[0]
    if said in WHO:
        return WHO[said]
    if first in ("who raised it",):
        return EVERYONE
    return "".join(letter for letter in LETTERS.values() if letter in {NAMES[name] for name in said.split(", ")})


def _steps_say(cell: str) -> tuple[int, int] | None:
    found = re.search(r"(from )?step (\d)", cell)
    return (int(found[2]), 9 if found[1] else int(found[2])) if found else None


def test_the_page_has_a_row_for_every_command() -> None:
    assert sorted(_page()) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_says_who_and_when_as_the_table_does(command: str) -> None:
    cell = _page()[command]
    assert _letters(TABLE[command].who) == _who_says(cell)
    steps = _steps_say(cell)
    assert TABLE[command].steps == steps if steps else TABLE[command].steps in ((1, 9), (0, 9))


def test_an_unknown_command_is_nobodys() -> None:
    with pytest.raises(UnknownCommand):
        may(JANA, "card.burn")


@pytest.mark.parametrize("role", [Role.DISPLAY, Role.ADMINISTRATOR])
def test_the_display_and_the_administrator_may_do_nothing(role: Role) -> None:
    assert commands_of(BY_ROLE[role]) == []


def test_nobody_but_the_child_touches_the_childs_own_words_except_to_moderate_them() -> None:
    no_words = ("person.settings", "device.admit")  # how its screen looks, and which devices it has
    words = {name: rule for name, rule in TABLE.items() if name not in no_words}
    touching = {name for name, rule in words.items() if any(Whose.CHILDS in things for things in rule.who.values())}
    assert touching == {"card.approve", "card.hide", "card.lock", "card.unlock", "signal.clear"}
    for name in touching:
        assert {role for role, things in TABLE[name].who.items() if Whose.CHILDS in things} == {Role.FACILITATOR}


def test_whoever_holds_two_roles_may_what_either_may() -> None:
    both = replace(NOVAKOVA, roles=("professional", "organizer"))
    assert may(both, "people.manage")
    assert not may(NOVAKOVA, "people.manage")


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda person: person.role.value)
def test_what_sync_promises_is_what_the_table_grants(person) -> None:
    promised = commands_of(person)
    for command in COMMANDS:
        assert (command in promised) == (person.role in TABLE[command].who)


def test_require_raises_where_may_says_no() -> None:
    require(ANICKA, "card.edit", Whose.OWN)
    for person, command, whose in (
        (NOVAKOVA, "card.edit", Whose.OTHERS),
        (JANA, "card.move", Whose.CHILDS),
        (EVA, "card.approve", Whose.OWN),
        (PLATNO, "card.stick", None),
    ):
        with pytest.raises(NotAllowed):
            require(person, command, whose)
