"""Everybody promises confidentiality (S1, step 1)."""

import pytest

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.meeting.confirmation import Confirmation
from ipk.services.meeting.confirmation import confirm
from tests.builders import ANICKA, EVA, JANA, JIRINA, PETR
from tests.services.sample_conference import SampleConference


def promise(sample: SampleConference, person, **more) -> None:
    sample.send(person, "meeting.confirm", confirm, **more)


def test_everybody_promises_once(open_sample: SampleConference) -> None:
    for person in (ANICKA, JANA, PETR, JIRINA, JIRINA):
        promise(open_sample, person)
    assert sorted(one.person for one in open_sample.all(Confirmation)) == ["anicka", "jana", "jirina", "petr"]


def test_for_somebody_without_a_device_the_recorder_writes_it(open_sample: SampleConference) -> None:
    with pytest.raises(NotAllowed), open_sample.nothing_changes():
        promise(open_sample, PETR, said_by=JIRINA.id)
    open_sample.without_device(JIRINA)
    promise(open_sample, PETR, said_by=JIRINA.id)
    [one] = open_sample.all(Confirmation)
    assert (one.person, one.written_by) == (JIRINA.id, PETR.id)


def test_the_guide_writes_it_for_the_child(open_sample: SampleConference) -> None:
    promise(open_sample, EVA, said_by=ANICKA.id)
    assert [one.person for one in open_sample.all(Confirmation)] == [ANICKA.id]
