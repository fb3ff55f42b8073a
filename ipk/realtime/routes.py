"""Every socket command: its name, what its arguments must look like, who carries it out."""

from collections.abc import Callable, Container
from typing import Any, NamedTuple

from ipk.domain.kernel.errors import UnknownCommand
from ipk.domain.people.person import Person
from ipk.realtime import arguments, arranging_arguments, deciding_arguments, message_arguments, parse, profile_arguments
from ipk.services.meeting import evaluation, meeting, music, plan, signals, songs
from ipk.services.people import people, settings
from ipk.services.ports import Work
from ipk.services.preparation import arrangements, guests, seats, snacks
from ipk.services.profile import answer_versions, answers, page_card, prepared_messages, reconfirm, workbook
from ipk.services.shared import approval, card_history, card_placement, strokes
from ipk.services.wall import cards, voting


class Route(NamedTuple):
    """`patient` is what everybody concerned has seen already: its commit may wait a little for company."""

    args: type[arguments.Args]
    service: Callable[..., Any]
    patient: bool = False

    def handler(self, given: dict[str, Any], pictures: Container[str] = ()) -> Callable[[Work, Person], Any]:
        """The service with its parsed arguments; `pictures` are the ids of the dictionary. Raises Invalid."""
        args = parse.convert(given, self.args)
        args.check(pictures)
        return lambda work, person: self.service(work, person, **args.kwargs())


ROUTES: dict[str, Route] = {
    "card.stick": Route(arguments.CardStick, cards.stick_card),
    "card.edit": Route(arguments.CardEdit, cards.edit_card),
    "card.move": Route(arguments.CardMove, cards.move_card),
    "card.raise": Route(arguments.Thing, cards.raise_card),
    "card.peel": Route(arguments.Thing, cards.peel_card),
    "card.restore": Route(arguments.Thing, cards.restore_card),
    "card.approve": Route(deciding_arguments.Approve, cards.approve_card),
    "card.hide": Route(deciding_arguments.Hide, cards.hide_card),
    "card.lock": Route(arguments.Thing, cards.lock_card),
    "card.unlock": Route(arguments.Thing, cards.unlock_card),
    "card.gather": Route(deciding_arguments.Gather, cards.gather_cards),
    "card.scatter": Route(arguments.Scatter, cards.scatter_cards),
    "paper.tidy": Route(arguments.Thing, card_placement.tidy),
    "wall.restore": Route(arguments.Restore, card_history.restore_wall),
    "wall.take_back": Route(arguments.TakeBack, card_history.take_back),
    "wall.clear": Route(arguments.LeftBehind, card_history.clear_left_behind),
    "drawing.stroke": Route(arguments.StrokeAdd, strokes.draw_stroke, patient=True),
    "drawing.unstroke": Route(arguments.StrokeDrop, strokes.take_stroke_back),
    "vote.open": Route(arguments.VoteOpen, voting.open_vote),
    "vote.cast": Route(arguments.CardName, voting.cast_dot),
    "vote.take_back": Route(arguments.CardName, voting.take_dot_back),
    "vote.close": Route(arguments.Nothing, voting.close_vote),
    "vote.order": Route(arguments.Topics, voting.order_topics),
    "meeting.open": Route(arguments.MeetingOpen, meeting.open_meeting),
    "meeting.step": Route(arguments.MeetingStep, meeting.go_to_step),
    "meeting.freeze": Route(arguments.Nothing, meeting.freeze),
    "meeting.thaw": Route(arguments.Nothing, meeting.thaw),
    "meeting.moderation": Route(arguments.SetModeration, meeting.set_moderation),
    "meeting.spotlight": Route(arguments.Spotlight, meeting.spotlight),
    "meeting.close": Route(arguments.Nothing, meeting.close_meeting),
    "person.admit": Route(deciding_arguments.Admit, people.admit),
    "guide.accept": Route(arguments.Thing, people.accept_guide),
    "person.lead": Route(arguments.Thing, people.hand_over_lead),
    "device.admit": Route(arguments.Thing, people.admit_device),
    "person.remove": Route(arguments.Thing, people.remove),
    "person.word": Route(arguments.Word, people.give_word),
    "person.settings": Route(arguments.ChangeSettings, settings.change_settings),
    "plan.add": Route(arguments.PlanAdd, plan.add_step),
    "plan.change": Route(arguments.PlanChange, plan.change_step),
    "plan.drop": Route(arguments.Thing, plan.drop_step),
    "plan.answer": Route(deciding_arguments.PlanAnswer, plan.answer_plan),
    "text.approve": Route(deciding_arguments.ApproveText, approval.approve_text),
    "plan.coordinate": Route(arguments.Coordinate, plan.coordinate),
    "mark.set": Route(arguments.Mark, cards.set_mark),
    "signal.raise": Route(arguments.RaiseSignal, signals.raise_signal),
    "signal.clear": Route(arguments.Thing, signals.clear_signal),
    "signal.answer": Route(arguments.Thing, signals.answer_signal),
    "music.play": Route(arguments.Play, music.play),
    "music.pause": Route(arguments.Nothing, music.pause),
    "music.volume": Route(arguments.Volume, music.set_volume),
    "music.room": Route(arguments.RoomSound, music.sound_here),
    "music.wish": Route(arguments.MusicWish, songs.wish),
    "music.choose": Route(arguments.TuneChoice, songs.choose),
    "song.add": Route(arguments.SongAdd, songs.add_song),
    "song.drop": Route(arguments.Thing, songs.drop_song),
    "song.restore": Route(arguments.Thing, songs.restore_song),
    "snacks.choose": Route(arguments.SnackChoice, snacks.choose),
    "snacks.allergy": Route(arguments.SnackAllergy, snacks.say_allergy),
    "snacks.none": Route(arguments.NoAllergy, snacks.say_none),
    "snacks.words": Route(arguments.SnackWords, snacks.say_words),
    "profile.open": Route(profile_arguments.OpenBook, workbook.open_book),
    "profile.turn": Route(profile_arguments.TurnPage, workbook.turn_page),
    "profile.close": Route(arguments.Nothing, workbook.close_book),
    "profile.answer": Route(profile_arguments.GiveAnswer, answers.answer_question),
    "profile.attach": Route(profile_arguments.Attach, answers.attach),
    "profile.detach": Route(profile_arguments.Detach, answers.detach),
    "profile.stroke": Route(profile_arguments.AnswerStroke, answers.draw, patient=True),
    "profile.unstroke": Route(profile_arguments.AnswerUnstroke, answers.take_line_back),
    "profile.consent": Route(profile_arguments.GiveConsent, answers.consent),
    "profile.design": Route(profile_arguments.ChooseDesign, workbook.choose_design),
    "profile.hang": Route(arguments.Nothing, page_card.hang_page),
    "profile.peel": Route(arguments.Nothing, page_card.peel_page),
    "profile.show": Route(arguments.AnswerName, answers.show_answer),
    "profile.withdraw": Route(arguments.AnswerName, answers.withdraw_answer),
    "profile.bring": Route(profile_arguments.BringBack, answer_versions.bring_back),
    "profile.forget": Route(arguments.Thing, answer_versions.forget),
    "profile.confirm": Route(profile_arguments.Confirm, reconfirm.confirm),
    "profile.ask": Route(arguments.Nothing, reconfirm.ask_again),
    "guests.wish": Route(arranging_arguments.WishGuest, guests.wish_guest),
    "guests.name": Route(arranging_arguments.NameGuest, guests.name_guest),
    "guests.drop": Route(arguments.Thing, guests.drop_guest),
    "guests.heard": Route(arguments.Thing, guests.hear_answer),
    "guests.known": Route(arranging_arguments.LetKnow, guests.let_guests_be_known),
    "part.choose": Route(arranging_arguments.ChoosePart, arrangements.choose_part),
    "part.known": Route(arranging_arguments.LetKnow, arrangements.let_part_be_known),
    "seats.sit": Route(arranging_arguments.Sit, seats.sit),
    "seats.known": Route(arranging_arguments.LetKnow, seats.let_seats_be_known),
    "messages.make": Route(message_arguments.MakeMessage, prepared_messages.make_message),
    "messages.change": Route(message_arguments.ChangeMessage, prepared_messages.change_message),
    "messages.give": Route(message_arguments.GiveMessage, prepared_messages.give_message),
    "messages.stroke": Route(message_arguments.MessageStroke, prepared_messages.draw, patient=True),
    "messages.unstroke": Route(message_arguments.MessageUnstroke, prepared_messages.take_line_back),
    "messages.drop": Route(arguments.Thing, prepared_messages.drop_message),
    "messages.restore": Route(arguments.Thing, prepared_messages.restore_message),
    "messages.hang": Route(deciding_arguments.Hang, prepared_messages.hang_message),
    "messages.take_back": Route(message_arguments.TakeMessageBack, prepared_messages.take_message_back),
    "feedback.give": Route(arguments.GiveFeedback, evaluation.give_feedback),
}


def route(command: str) -> Route:
    try:
        return ROUTES[command]
    except KeyError:
        raise UnknownCommand from None
