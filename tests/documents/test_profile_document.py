"""From what may be printed to the page."""

from dataclasses import dataclass, replace

from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.documents.profile_document import MAX_PARTS, ProfileDocument
from ipk.documents.profile_layout import Figure, ProfilePage
from ipk.documents.typst_pdf import INCOMPLETE
from ipk.domain.kernel.media import Attached
from ipk.domain.kernel.typography import without_breaks
from ipk.domain.profile.questionnaires import Question, Questionnaire
from ipk.services.printing.profile import PrintedAnswer, PrintedProfile
from ipk.web.middleware.language import translate, translate_for_reading
from tests.documents.drawings import house_and_sun

DOG = Figure(b"<svg/>", "pes", drawn=True)
LIKED = Question(id="rada", heading="like", ask={"cs": "Co tě baví?", "en": "What do you like?"}, kinds=("words",))
HELPS = Question(id="pomaha", heading="support", ask={"cs": "Co pomůže?", "en": "What helps?"}, kinds=("words",))
SHEET = Questionnaire(id="6-9", title={"cs": "Šest až devět"}, questions=(LIKED, HELPS), ages=(6, 9))
SPOKEN_FOR = replace(SHEET, id="za-dite", spoken_for=True, ages=None)
PRESS = ProfileDocument(
    symbols=lambda id, language: DOG if (id, language) == ("dog", "cs") else None,
    translate=lambda sentence, language: f"{language}: {sentence}",
    questionnaires={sheet.id: sheet for sheet in (SHEET, SPOKEN_FOR)},
)
ANSWER = PrintedAnswer("Co tě baví?", "Psy.", ("dog",), sheet="6-9", place="rada")
REX = Attached("m-rex", "picture", label="Náš pes Rex")
SEA = Attached("m-more", "picture")
SAID = Attached("m-hlas", "voice", wave="123")


@dataclass(frozen=True)
class Print:
    data: bytes = b"\xff\xd8"
    shape: float = 1.5


def page(*answers: PrintedAnswer, language: str = "cs", **photos: Print) -> ProfilePage:
    printed = PrintedProfile("setkani", "Anička", "cs", language, "sea", answers)
    return PRESS.page(printed, {name.replace("_", "-"): photo for name, photo in photos.items()})


def test_an_answer_is_printed_with_its_text_and_symbols() -> None:
    (part,) = page(ANSWER).parts
    assert (part.heading, part.texts, part.figures) == ("Co tě baví?", ("Psy.",), (DOG,))


def test_answers_of_main_headings_come_first_and_are_wide() -> None:
    main = PrintedAnswer("Co pomůže?", "Počkejte.", sheet="6-9", place="pomaha", main=True)
    assert [(part.heading, part.wide) for part in page(ANSWER, main).parts] == [
        ("Co pomůže?", True),
        ("Co tě baví?", False),
    ]


def test_a_symbol_missing_from_the_catalogue_is_left_out() -> None:
    (part,) = page(replace(ANSWER, symbols=("gone",))).parts
    assert (part.texts, part.figures) == (("Psy.",), ())


def test_a_line_on_paper_does_not_end_after_a_one_letter_word_but_answers_stay_as_they_are() -> None:
    asked = {"cs": "Co tě baví u nás?"}
    sheet = replace(SHEET, questions=(replace(LIKED, ask=asked),))
    press = replace(PRESS, translate=lambda sentence, language: translate_for_reading(language, sentence))
    answer = replace(ANSWER, question=asked["cs"], text="Psy a kočky.")
    printed = PrintedProfile("setkani", "Anička", "cs", "cs", "sea", (answer,))
    made = replace(press, questionnaires={sheet.id: sheet}).page(printed, {})
    assert made.parts[0].heading == "Co tě baví u\u00a0nás?"
    assert made.parts[0].texts == ("Psy a kočky.",)
    assert replace_unsupported_glyphs(made.parts[0].heading) == made.parts[0].heading
    assert made.incomplete == without_breaks(translate("cs", INCOMPLETE), "cs")


def test_photos_and_drawings_have_alternative_texts() -> None:
    """Its label; where nobody gave one, what it answers."""
    answer = replace(ANSWER, symbols=(), album=(REX, SEA), lines=tuple(house_and_sun()), colour="sky")
    drawing, rex, sea = page(answer, m_rex=Print(), m_more=Print()).parts[0].figures
    assert drawing.data.startswith(b"<svg")
    assert [one.alt for one in (drawing, rex, sea)] == [
        "cs: Drawing to the question: Co tě baví?",
        "Náš pes Rex",
        "cs: Photo to the question: Co tě baví?",
    ]
    assert not any(one.drawn for one in (drawing, rex, sea))


def test_a_photo_that_is_gone_is_left_out() -> None:
    assert page(replace(ANSWER, symbols=(), album=(REX,))).parts[0].figures == ()


def test_a_voice_answer_is_an_icon_with_a_caption_and_an_alternative_text() -> None:
    (sign,) = page(replace(ANSWER, symbols=(), album=(SAID,))).parts[0].figures
    assert (sign.caption, sign.drawn) == ("cs: Answered by voice", True)
    assert sign.alt == "cs: A bubble with a sound in it: a recording to the question: Co tě baví?"


def test_an_answer_names_who_said_it() -> None:
    assert page(replace(ANSWER, by="Jana Malá")).parts[0].by == "Jana Malá"


def test_page_and_questions_are_in_the_chosen_language_and_answers_are_unchanged() -> None:
    made = page(ANSWER, language="en")
    assert (made.language, made.spoken, made.title[:3], made.credit[:3]) == ("en", "cs", "en:", "en:")
    assert (made.parts[0].heading, made.parts[0].texts) == ("What do you like?", ("Psy.",))


def test_a_question_no_longer_in_the_questionnaire_is_printed_as_it_was_asked() -> None:
    for asked in (replace(ANSWER, question="Co rád děláš?"), replace(ANSWER, place="jina"), replace(ANSWER, sheet="x")):
        assert page(asked, language="en").parts[0].heading == asked.question
    assert page(ANSWER, language="uk").parts[0].heading == "Co tě baví?", "the sheet has no such words"


def test_a_questionnaire_filled_in_by_others_is_marked() -> None:
    assert page(ANSWER).spoken_for == ""
    assert page(replace(ANSWER, sheet="za-dite")).spoken_for == "cs: Filled in by people who know me"


def test_the_page_has_the_chosen_design() -> None:
    assert page().design == "sea"


def test_more_answers_than_a_page_can_hold_are_left_out() -> None:
    assert len(page(*[ANSWER] * (MAX_PARTS + 1)).parts) == MAX_PARTS
