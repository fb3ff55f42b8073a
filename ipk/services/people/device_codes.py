"""Admits a further device of a person by a code that their admitted device shows."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.devices import CODE_LIFE, DeviceCode
from ipk.domain.people.person import Device, Person
from ipk.services.people.conferences import code_digest, fresh_code
from ipk.services.people.people import devices_of
from ipk.services.ports import Store, UnitOfWork
from ipk.services.shared.lookup import authorise


def make_device_code(work: UnitOfWork, person: Person, store: Store) -> str:
    """Create a code for a further device of this person; an earlier code stops working. Raises NotAllowed."""
    authorise(work, person, "device.code")
    code = fresh_code()
    work.save(
        DeviceCode(
            id=DeviceCode.id_of(person.id),
            person=person.id,
            digest=code_digest(store, code),
            expires_at=(work.now + CODE_LIFE).isoformat(),
        )
    )
    return code


def use_device_code(work: UnitOfWork, device: str, store: Store, *, code: str) -> Person:
    """Admit this waiting device by the code on its person's other device, once. Raises NotFound for a wrong code."""
    waiting = work.get(Device, device)
    person = work.get(Person, waiting.person)
    made = work.get_or_none(DeviceCode, DeviceCode.id_of(person.id))
    if made is None or made.gone or person.state != "admitted" or not made.opens(code_digest(store, code), work.now):
        raise NotFound
    work.delete(made)
    work.save(waiting.let_in())
    others_wait = any(not one.admitted for one in devices_of(work, person.id))
    admitted = replace(person, knocking=others_wait, entered=True, further_device_at=work.now.isoformat())
    return work.save(admitted)
