"""The permission table is complete and equals the one in docs/protocol.md §5 (A5)."""

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


def _letters(roles: Iterable[Role]) -> str:
    return "".join(letter for role, letter in LETTERS.items() if role in set(roles))


def test_every_command_has_a_route_and_a_rule() -> None:
    assert set(ROUTES) == set(COMMANDS) == set(TABLE) - INNER


EVERYONE = "CGmpsRovF"
#: how the page writes the middle column down
WHO = {
    "all who take part": EVERYONE,
    "all": EVERYONE,
    "author": EVERYONE,
    "the drawing's author": EVERYONE,
    "who may move it": EVERYONE,
    "who raised it": EVERYONE,
    "facilitator": "F",
    "child": "C",
    "child and guide": "CG",
    "child; guide with the child's consent": "CG",
    "child; its guide or the facilitator where it is not here": "CGF",
    "recorder; the facilitator where nobody records": "RF",
    "who votes": "CGmpsRv",
    "who discusses": "CGmpsRv",
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
    found = re.search(r"(from )?steps? (\d)(?: to (\d))?", cell)
    return (int(found[2]), 9 if found[1] else int(found[3] or found[2])) if found else None


def test_the_protocol_page_has_a_row_for_every_command() -> None:
    assert sorted(_page()) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_protocol_page_gives_the_same_roles_and_steps_as_the_permission_table(command: str) -> None:
    cell = _page()[command]
    assert _letters(TABLE[command].who) == _who_says(cell)
    steps = _steps_say(cell)
    assert TABLE[command].steps == steps if steps else TABLE[command].steps in ((1, 9), (0, 9))


def test_permission_for_an_unknown_command_raises() -> None:
    with pytest.raises(UnknownCommand):
        may(JANA, "card.burn")


@pytest.mark.parametrize("role", [Role.DISPLAY, Role.ADMINISTRATOR])
def test_the_display_and_the_administrator_may_do_nothing(role: Role) -> None:
    assert commands_of(BY_ROLE[role]) == []


def test_only_the_facilitators_moderation_commands_touch_the_childs_own_words() -> None:
    no_words = ("person.settings", "device.admit")  # how its screen looks, and which devices it has
    words = {name: rule for name, rule in TABLE.items() if name not in no_words}
    touching = {name for name, rule in words.items() if any(Whose.CHILDS in things for things in rule.who.values())}
    moderating = {"card.approve", "card.hide", "card.lock", "card.unlock", "signal.clear"}
    # what the guide writes for the child where the child wishes
    guides = {"vote.cast", "vote.take_back", "mark.set", "plan.answer", "meeting.confirm", "feedback.give"}
    assert touching == moderating | guides
    for name in touching:
        allowed = Role.FACILITATOR if name in moderating else Role.GUIDE
        assert {role for role, things in TABLE[name].who.items() if Whose.CHILDS in things} == {allowed}


def test_a_person_with_two_roles_has_the_permissions_of_both() -> None:
    both = replace(NOVAKOVA, roles=("professional", "organizer"))
    assert may(both, "people.manage")
    assert not may(NOVAKOVA, "people.manage")


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda person: person.role.value)
def test_the_commands_in_sync_equal_those_in_the_permission_table(person) -> None:
    promised = commands_of(person)
    for command in COMMANDS:
        assert (command in promised) == (person.role in TABLE[command].who)


def test_require_raises_when_may_is_false() -> None:
    require(ANICKA, "card.edit", Whose.OWN)
    for person, command, whose in (
        (NOVAKOVA, "card.edit", Whose.OTHERS),
        (JANA, "card.move", Whose.CHILDS),
        (EVA, "card.approve", Whose.OWN),
        (PLATNO, "card.stick", None),
    ):
        with pytest.raises(NotAllowed):
            require(person, command, whose)
