"""Imports arrangements from a file: adds to what is saved here and removes nothing (A29).

The commands of the same names do more: they stop music, notify the organizer, replace choices.
"""

from dataclasses import replace
from typing import Any

from ipk.domain.kernel.errors import TooBig
from ipk.domain.kernel.records import Record
from ipk.domain.kernel.text import clean_name, clean_text, count_characters, valid_id
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import Part, Souvenir, Way
from ipk.domain.preparation.guests import Guest, Guests
from ipk.domain.preparation.snacks import WORDS_LIMIT
from ipk.services.meeting import music
from ipk.services.ports import UnitOfWork
from ipk.services.preparation import snacks
from ipk.services.preparation.arrangements import arranged
from ipk.services.shared.catalogues import catalogues
from ipk.services.shared.lookup import claim_id, get_child


def import_music_wish(
    work: UnitOfWork, person: Person, *, liked: tuple[str, ...], before: bool | None = None, during: bool | None = None
) -> None:
    there = [tune for tune in liked if music.is_there(work, tune)]
    work.save(music.wishes_of(work).imported(before=before, during=during, liked=there))


def import_tune(work: UnitOfWork, person: Person, *, tune: str, **said: bool) -> None:
    """Import choices for a tune; a tune that does not exist here is skipped."""
    if music.is_there(work, tune):
        work.save(music.wishes_of(work).imported_choice(tune, said))


def import_snack(work: UnitOfWork, person: Person, *, id: str, **said: bool) -> None:
    """Import choices for a snack; a snack that does not exist here is skipped."""
    if id in catalogues().snacks.snacks:
        work.save(snacks.wishes_of(work).imported(id, said))


def import_food_words(work: UnitOfWork, person: Person, *, wished: str, allergies: str) -> None:
    """Append texts about food. Raises TooBig if the result is too long: no warning is cut."""
    wishes = snacks.wishes_of(work).imported_words(clean_text(wished, WORDS_LIMIT))
    known = snacks.allergies_of(work, get_child(work)).imported(words=clean_text(allergies, WORDS_LIMIT))
    for record in (wishes, known):
        if count_characters(record.words) > WORDS_LIMIT:
            raise TooBig("What is written about food here and in the file is too long together. Shorten it here first.")
        work.save(record)


def import_allergy(work: UnitOfWork, person: Person, *, allergen: str, has: bool) -> None:
    """Add an allergy; `has=False` is ignored: only the child says here that it has none. Raises Invalid."""
    if has:
        work.save(snacks.allergies_of(work, get_child(work)).imported(allergens=[allergen]))


def leave_out(work: UnitOfWork, person: Person, **_: Any) -> None:
    """Ignore the command: it was said in another installation, and the child is asked again."""


def import_part(work: UnitOfWork, person: Person, *, way: Way, home: tuple[Souvenir, ...]) -> None:
    part = arranged(work, person, Part)
    _keep_what_is_new(work, part, part.imported_choice(way, home))


def import_guest(work: UnitOfWork, person: Person, *, guest: Guest) -> None:
    """Import somebody whom the child named."""
    symbol = valid_id(guest.symbol) if guest.symbol else ""
    named = replace(guest, id=claim_id(work, guest.id), name=clean_name(guest.name), symbol=symbol)
    guests = arranged(work, person, Guests)
    _keep_what_is_new(work, guests, guests.imported_guest(named))


def _keep_what_is_new(work: UnitOfWork, before: Record, after: Record) -> None:
    if after != before:
        work.save(after)
