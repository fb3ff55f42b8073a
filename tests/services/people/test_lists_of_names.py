"""Lists of people are sorted by the alphabet of the meeting's language."""

from dataclasses import replace

from ipk.services.people import conferences
from ipk.services.printing import room
from tests.builders import JIRINA, LENKA
from tests.services.sample_conference import SampleConference

NAMES = ["Žofie", "Cyril", "Chrudoš", "Hana", "Čeněk"]


def test_the_organizers_list_and_name_cards_follow_the_alphabet(sample: SampleConference) -> None:
    for number, name in enumerate(NAMES):
        somebody = replace(JIRINA, id=f"id-{number}", name=name)
        sample.change(lambda work, somebody=somebody: work.save(somebody))
    listed = [line.person.name for line in sample.read(lambda work: conferences.list_people(work, LENKA))]
    printed = [one.name for one in sample.read(lambda work: room.print_names(work, LENKA)).names]
    for found in (listed, printed):
        assert [name for name in found if name in NAMES] == ["Cyril", "Čeněk", "Hana", "Chrudoš", "Žofie"]
