"""Display names are the same on the server and in the browser."""

import json
import subprocess

import pytest

from ipk.domain.people.display_names import disambiguated, display_name
from prepare.node import find_node
from prepare.places import ROOT

NAMES = {
    "Anička": "Anička",
    "Eva Malá": "Eva",
    "Máma Hana": "Máma Hana",
    "babička Jiřina Nováková": "babička Jiřina Nováková",
    "Paní Nováková (OSPOD)": "Paní Nováková",
    "Mgr. Jana Klidná, Ph.D.": "Jana",
    "MUDr. Petr": "Petr",
    "Пані Оксана": "Пані Оксана",
    "Їжак Ґречний": "Їжак",
    "(OSPOD)": "(OSPOD)",
    "  Jan   Malý ": "Jan",
    "J. Novák": "Novák",
    "R2 D2": "R2",
}
READ_JS = (
    'import { displayName } from "./static/js/state/people/display_names.js";'
    "console.log(JSON.stringify(%s.map((name) => displayName(name))))"
)


@pytest.mark.parametrize(("name", "first"), NAMES.items())
def test_a_display_name_is_how_people_address_the_person(name: str, first: str) -> None:
    assert display_name(name) == first


def test_the_browser_derives_the_same_display_names() -> None:
    script = READ_JS % json.dumps(list(NAMES))
    command = [str(find_node().node), "--input-type=module", "-e", script]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert json.loads(said) == list(NAMES.values())


def test_people_with_the_same_first_name_get_an_initial_and_others_do_not() -> None:
    assert disambiguated(["Jana Malá", "Jana Klidná", "Eva Dlouhá", "Jana"]) == ["Jana M.", "Jana K.", "Eva", "Jana"]
