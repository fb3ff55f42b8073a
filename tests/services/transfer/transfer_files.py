"""Two installations, a profile in one of them, and valid and hostile export files."""

import json
from typing import Any

from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import About, Answer
from ipk.domain.profile.questionnaires import Question, Questionnaire
from ipk.realtime.commands.import_file import ImportPayload, ImportReferences
from ipk.services.meeting import songs
from ipk.services.preparation import arrangements
from ipk.services.profile import answers, prepared_messages
from ipk.services.profile.answers import NewAttachment
from ipk.services.profile.prepared_messages import NewMessage
from ipk.services.transfer.export import encrypt_export, export_profile
from ipk.services.transfer.import_profile import read_export
from ipk.services.transfer.import_steps import import_profile
from ipk.services.transfer.transfer import ProfileTransferIO
from ipk.storage.crypto import passphrase_file
from ipk.storage.media.audio import clean_sound
from ipk.storage.media.images import clean_picture
from tests.builders import ANICKA, EVA
from tests.services.profile.test_answer_versions import ABOUT, ID, draws, rubs_out, says, sits_down
from tests.services.sample_conference import SampleConference
from tests.support.media.sounds import wav
from tests.wire.support.ink import points
from tests.wire.support.pictures import png

PASSPHRASE = "kočka leze přes plot"
PICTURES = frozenset({"dog", "hug", "happy"})
#: what this installation asks; of anything else it does not know where it belongs
SHEETS = {
    "6-9": Questionnaire(
        id="6-9",
        title={"cs": "6 až 9 let"},
        ages=(6, 9),
        questions=(
            Question(id="rada", heading="like", paper="dari-se", ask={"cs": "Co tě baví?"}, kinds=("words",)),
            Question(id="hry", heading="like", paper="dari-se", ask={"cs": "Na co si hraješ?"}, kinds=("words",)),
            Question(id="zahrada", heading="place", paper="neni-tu", ask={"cs": "Kde je ti dobře?"}, kinds=("words",)),
            Question(id="stopka", heading="stop", ask={"cs": "Jak řekneš stop?"}, kinds=("words",)),
            Question(id="nemluvit", heading="untold", ask={"cs": "O čem nechceš mluvit?"}, kinds=("words",)),
        ),
    )
}
KNOWN = ImportReferences(PICTURES, SHEETS)
TRANSFER_IO = ProfileTransferIO(
    passphrase_file.encrypt,
    passphrase_file.decrypt,
    lambda said: ImportPayload(said, KNOWN),
    clean_picture,
    clean_sound,
)


def brings(sample: SampleConference, id: str, data: bytes, kind: Any, person: Person = ANICKA) -> None:
    item = MediaItem(id=id, kind=kind, mime="", owner=person.id, key="a2xpYzEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg=")
    sample.change(lambda work: work.save(item))
    sample.store.media.put(sample.conference, id, data, item.key)


def lives(sample: SampleConference) -> None:
    """Two sittings, and something arranged around them."""
    for id in ("usinani", "hudba"):
        sample.change(lambda work, id=id: work.delete(work.get(Answer, id)))
    sits_down(sample)
    draws(sample, "a")
    draws(sample, "b")
    brings(sample, "m-foto", png(31, 17), "picture")
    sample.send(ANICKA, "profile.attach", answers.attach, **ABOUT, brought=NewAttachment("m-foto", "můj pes"))
    says(sample, text="Psi", symbols=("dog", "hug"))
    sits_down(sample)
    rubs_out(sample, "a")
    sample.send(ANICKA, "profile.detach", answers.detach, id=ID, media="m-foto")
    says(sample, EVA, text="Má ráda koně", said_by="jirina", symbols=("hug",))
    sample.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="minutes")
    about = About("hry", "Na co si hraješ?", "6-9", "like", "dari-se")
    sample.send(
        ANICKA, "profile.answer", answers.answer_question, id="answer-hry", about=about, text="Nechci", none=True
    )
    brings(sample, "m-pisnicka", wav(), "song")
    sample.send(ANICKA, "song.add", songs.add_song, id="pisnicka", media="m-pisnicka", title="Moje písnička")
    sample.send(ANICKA, "music.wish", songs.wish, before=True, during=False, liked=["louka", "pisnicka"])
    sample.send(ANICKA, "part.choose", arrangements.choose_part, way="messages", speaker="eva", home=("page",))
    new = NewMessage("drawing", 2, "dari-se")
    sample.send(ANICKA, "messages.make", prepared_messages.make_message, id="vzkaz", new=new)
    line = answers.NewStroke("x", "ink", 2, points((1, 1), (5, 5)))
    sample.send(ANICKA, "messages.stroke", prepared_messages.draw, id="vzkaz", stroke=line)


def packed(sample: SampleConference, person: Person = EVA, reason: str = "meeting") -> bytes:
    packed = sample.read(lambda work: export_profile(work, person, reason=reason))
    return encrypt_export(packed, sample.store.media, sample.conference, TRANSFER_IO, PASSPHRASE)


def unpacks(sample: SampleConference, file: bytes, person: Person = EVA, passphrase: str = PASSPHRASE) -> int:
    opened = read_export(TRANSFER_IO, file, passphrase)
    media = sample.store.media
    return import_profile(sample.store, media, sample.conference, opened, lambda work: work.get(Person, person.id))


def content(**fields: Any) -> bytes:
    """What somebody wrote who knows how it is done."""
    plain = {"sheet": "6-9", "design": "sun", "media": [], "sittings": [], "arranged": []}
    return json.dumps(plain | fields).encode()


def told(*acts: tuple[str, Any], at: str = "2025-06-01T10:00:00+00:00") -> bytes:
    return content(sittings=[{"at": at, "acts": list(acts)}])


def said(**more: Any) -> tuple[str, dict[str, Any]]:
    about = {"question": "rada", "asked": "Co tě baví?"}
    return ("profile.answer", {"id": ID, "about": about, "text": "Psi", "speaker": ""} | more)


def drawn_on() -> dict[str, Any]:
    return {"id": ID, "about": {"question": "rada", "asked": "Co tě baví?"}}


def drawn(**more: Any) -> dict[str, Any]:
    line = {"id": "a", "colour": "ink", "size": 2, "points": "AAAAAA=="} | more
    return {**drawn_on(), "strokes": [line], "drop": []}
