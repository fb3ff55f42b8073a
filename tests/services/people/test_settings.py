"""Display settings belong to the person and are the same on all their devices."""

from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, IpkError, NotAllowed, NotFound
from ipk.domain.people.person import Person
from ipk.domain.people.settings import PersonSettings
from ipk.services.people.people import remove
from ipk.services.shared import settings
from ipk.services.shared.settings import settings_of
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, PLATNO
from tests.services.sample_conference import SampleConference


def change(sample: SampleConference, person: Person, **changes: Any) -> PersonSettings:
    sample.send(person, "person.settings", settings.change_settings, **changes)
    whose = changes.get("id", person.id)
    return next(one for one in sample.all(PersonSettings) if one.person == whose)


def test_unset_settings_are_the_defaults(sample: SampleConference) -> None:
    assert sample.read(lambda work: settings_of(work, JIRINA)) == PersonSettings.of(JIRINA)
    assert sample.all(PersonSettings) == []


def test_a_settings_change_keeps_earlier_settings(sample: SampleConference) -> None:
    change(sample, JIRINA, text_size=175)
    kept = change(sample, JIRINA, contrast="high")
    assert (kept.text_size, kept.contrast, kept.hand) == (175, "high", "right")


def test_settings_can_be_changed_while_the_wall_is_frozen_or_paused(sample: SampleConference) -> None:
    sample.set_meeting(frozen=True, paused_by_child=True, step=0)
    assert change(sample, NOVAKOVA, language="uk").language == "uk"


def test_the_guide_changes_the_childs_settings(sample: SampleConference) -> None:
    kept = change(sample, EVA, id=ANICKA.id, scanning=3, locked=True)
    assert (kept.person, kept.scanning, kept.locked) == (ANICKA.id, 3, True)
    assert not change(sample, ANICKA, locked=False).locked


@pytest.mark.parametrize("person", [one for one in EVERYBODY if one not in (JIRINA, PLATNO)], ids=lambda one: one.id)
def test_an_adults_settings_cannot_be_changed_by_others(sample: SampleConference, person: Person) -> None:
    with pytest.raises(NotAllowed), sample.nothing_changes():
        change(sample, person, id=JIRINA.id, text_size=200)


@pytest.mark.parametrize("person", [JANA, JIRINA, PLATNO], ids=lambda one: one.id)
def test_only_the_guide_changes_the_childs_settings_for_it(sample: SampleConference, person: Person) -> None:
    with pytest.raises(NotAllowed), sample.nothing_changes():
        change(sample, person, id=ANICKA.id, text_size=200)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text_size": 90}, Invalid),
        ({"text_size": 10**9}, Invalid),
        ({"scanning": 6}, Invalid),
        ({"scanning": -1}, Invalid),
        ({"language": "<script>"}, Invalid),
        ({"language": "xx"}, Invalid),
        ({"locked": True}, Invalid),
        ({"id": "nobody", "text_size": 125}, NotFound),
    ],
)
def test_invalid_settings_are_refused(
    sample: SampleConference, changes: dict[str, Any], refusal: type[IpkError]
) -> None:
    with pytest.raises(refusal), sample.nothing_changes():
        change(sample, JIRINA, **changes)


def test_settings_of_a_removed_child_cannot_be_changed(sample: SampleConference) -> None:
    sample.send(JANA, "person.remove", remove, id=ANICKA.id)
    with pytest.raises(NotFound), sample.nothing_changes():
        change(sample, EVA, id=ANICKA.id, locked=True)
