"""The route table of socket commands: name → schema of the arguments, service."""

from collections.abc import Callable, Container
from typing import Any, NamedTuple

from ipk.domain.kernel.errors import UnknownCommand
from ipk.domain.people.person import Person
from ipk.realtime.commands import (
    decision_schemas,
    envelopes,
    message_schemas,
    plan_schemas,
    preparation_schemas,
    profile_schemas,
    schemas,
)
from ipk.services.meeting import (
    confirmation,
    evaluation,
    floor,
    marks,
    meeting,
    minutes,
    music,
    plan,
    rounds,
    signals,
    songs,
    topics,
    voting,
)
from ipk.services.people import people
from ipk.services.ports import UnitOfWork
from ipk.services.preparation import arrangements, guests, seats, snacks
from ipk.services.profile import answer_versions, answers, page_card, prepared_messages, reconfirm, workbook
from ipk.services.shared import approval, card_placement, card_saving, settings, strokes
from ipk.services.wall import card_history, cards


class Route(NamedTuple):
    """`deferrable`: clients already show the result, so its commit may be delayed to join others."""

    args: type[schemas.Args]
    service: Callable[..., Any]
    deferrable: bool = False

    def handler(self, given: dict[str, Any], pictures: Container[str] = ()) -> Callable[[UnitOfWork, Person], Any]:
        """Bind the service to its parsed arguments. `pictures`: ids of the picture dictionary. Raises Invalid."""
        args = envelopes.convert(given, self.args)
        args.check(pictures)
        return lambda work, person: self.service(work, person, **args.kwargs())


ROUTES: dict[str, Route] = {
    "card.stick": Route(schemas.CardStick, cards.stick_card),
    "card.edit": Route(schemas.CardEdit, cards.edit_card),
    "card.move": Route(schemas.CardMove, cards.move_card),
    "card.raise": Route(schemas.IdArgs, cards.raise_card),
    "card.peel": Route(schemas.IdArgs, cards.peel_card),
    "card.restore": Route(schemas.IdArgs, cards.restore_card),
    "card.approve": Route(decision_schemas.Approve, cards.approve_card),
    "card.hide": Route(decision_schemas.Hide, cards.hide_card),
    "card.lock": Route(schemas.IdArgs, cards.lock_card),
    "card.unlock": Route(schemas.IdArgs, cards.unlock_card),
    "card.gather": Route(decision_schemas.Gather, cards.gather_cards),
    "card.release": Route(plan_schemas.CardRelease, minutes.release_card),
    "card.scatter": Route(schemas.Scatter, cards.scatter_cards),
    "paper.tidy": Route(schemas.IdArgs, card_placement.tidy),
    "wall.restore": Route(schemas.Restore, card_history.restore_wall),
    "wall.take_back": Route(schemas.TakeBack, card_history.take_back),
    "wall.clear": Route(schemas.LeftBehind, card_history.clear_left_behind),
    "drawing.stroke": Route(schemas.StrokeAdd, strokes.draw_stroke, deferrable=True),
    "drawing.unstroke": Route(schemas.StrokeDrop, strokes.take_stroke_back),
    "vote.open": Route(plan_schemas.VoteOpen, voting.open_vote),
    "vote.cast": Route(plan_schemas.TopicDot, voting.cast_dot),
    "vote.take_back": Route(plan_schemas.TopicDot, voting.take_dot_back),
    "vote.close": Route(schemas.NoArgs, voting.close_vote),
    "vote.skip": Route(schemas.NoArgs, voting.agree_without_vote),
    "vote.order": Route(plan_schemas.Topics, topics.order_topics),
    "topic.make": Route(plan_schemas.TopicMake, topics.make_topic),
    "topic.drop": Route(schemas.IdArgs, topics.drop_topic),
    "topic.go": Route(schemas.IdArgs, topics.go_to_topic),
    "meeting.open": Route(schemas.MeetingOpen, meeting.open_meeting),
    "meeting.step": Route(schemas.MeetingStep, meeting.go_to_step),
    "meeting.freeze": Route(schemas.NoArgs, meeting.freeze),
    "meeting.thaw": Route(schemas.NoArgs, meeting.thaw),
    "meeting.moderation": Route(schemas.SetModeration, meeting.set_moderation),
    "meeting.spotlight": Route(schemas.Spotlight, meeting.spotlight),
    "meeting.length": Route(plan_schemas.MeetingLength, meeting.set_length),
    "meeting.alone": Route(schemas.NoArgs, meeting.write_alone),
    "meeting.uncover": Route(schemas.NoArgs, card_saving.uncover_cards),
    "meeting.confirm": Route(plan_schemas.SaidBy, confirmation.confirm),
    "meeting.close": Route(schemas.NoArgs, meeting.close_meeting),
    "round.start": Route(plan_schemas.RoundStart, rounds.start_round),
    "round.next": Route(schemas.NoArgs, rounds.next_speaker),
    "round.skip": Route(schemas.NoArgs, rounds.skip_speaker),
    "round.end": Route(schemas.NoArgs, rounds.end_round),
    "person.admit": Route(decision_schemas.Admit, people.admit),
    "guide.accept": Route(schemas.IdArgs, people.accept_guide),
    "person.lead": Route(schemas.IdArgs, people.hand_over_lead),
    "device.admit": Route(schemas.IdArgs, people.admit_device),
    "person.remove": Route(schemas.IdArgs, people.remove),
    "person.word": Route(schemas.GrantFloorArgs, floor.grant_floor),
    "person.settings": Route(schemas.ChangeSettings, settings.change_settings),
    "task.add": Route(plan_schemas.TaskAdd, plan.add_task),
    "task.change": Route(plan_schemas.TaskChange, plan.change_task),
    "task.drop": Route(schemas.IdArgs, plan.drop_task),
    "task.take": Route(plan_schemas.TaskTake, plan.take_task),
    "plan.answer": Route(plan_schemas.PlanAnswer, plan.answer_plan),
    "text.approve": Route(decision_schemas.ApproveText, approval.approve_text),
    "plan.coordinate": Route(plan_schemas.Coordinate, plan.coordinate),
    "mark.set": Route(plan_schemas.Mark, marks.set_mark),
    "signal.raise": Route(schemas.RaiseSignal, signals.raise_signal),
    "signal.clear": Route(schemas.IdArgs, signals.clear_signal),
    "signal.answer": Route(schemas.IdArgs, signals.answer_signal),
    "music.play": Route(schemas.Play, music.play),
    "music.pause": Route(schemas.NoArgs, music.pause),
    "music.volume": Route(schemas.Volume, music.set_volume),
    "music.room": Route(schemas.RoomSound, music.sound_here),
    "music.wish": Route(schemas.MusicWish, songs.wish),
    "music.choose": Route(schemas.TuneChoice, songs.choose),
    "song.add": Route(schemas.SongAdd, songs.add_song),
    "song.drop": Route(schemas.IdArgs, songs.drop_song),
    "song.restore": Route(schemas.IdArgs, songs.restore_song),
    "snacks.choose": Route(schemas.SnackChoice, snacks.choose),
    "snacks.allergy": Route(schemas.SnackAllergy, snacks.say_allergy),
    "snacks.none": Route(schemas.NoAllergy, snacks.say_none),
    "snacks.words": Route(schemas.SnackWords, snacks.say_words),
    "profile.open": Route(profile_schemas.OpenBook, workbook.open_book),
    "profile.turn": Route(profile_schemas.TurnPage, workbook.turn_page),
    "profile.close": Route(schemas.NoArgs, workbook.close_book),
    "profile.answer": Route(profile_schemas.GiveAnswer, answers.answer_question),
    "profile.attach": Route(profile_schemas.Attach, answers.attach),
    "profile.detach": Route(profile_schemas.Detach, answers.detach),
    "profile.stroke": Route(profile_schemas.AnswerStroke, answers.draw, deferrable=True),
    "profile.unstroke": Route(schemas.StrokeDrop, answers.take_line_back),
    "profile.consent": Route(profile_schemas.GiveConsent, answers.consent),
    "profile.design": Route(profile_schemas.ChooseDesign, workbook.choose_design),
    "profile.hang": Route(schemas.NoArgs, page_card.hang_page),
    "profile.peel": Route(schemas.NoArgs, page_card.peel_page),
    "profile.show": Route(schemas.AnswerName, answers.show_answer),
    "profile.withdraw": Route(schemas.AnswerName, answers.withdraw_answer),
    "profile.bring": Route(profile_schemas.BringBack, answer_versions.revert_to),
    "profile.forget": Route(schemas.IdArgs, answer_versions.delete_version),
    "profile.confirm": Route(profile_schemas.Confirm, reconfirm.confirm),
    "profile.ask": Route(schemas.NoArgs, reconfirm.ask_again),
    "guests.wish": Route(preparation_schemas.WishGuest, guests.wish_guest),
    "guests.name": Route(preparation_schemas.NameGuest, guests.name_guest),
    "guests.drop": Route(schemas.IdArgs, guests.drop_guest),
    "guests.heard": Route(schemas.IdArgs, guests.hear_answer),
    "guests.known": Route(preparation_schemas.LetKnow, guests.release_guests),
    "part.choose": Route(preparation_schemas.ChoosePart, arrangements.choose_part),
    "part.known": Route(preparation_schemas.LetKnow, arrangements.release_part),
    "seats.sit": Route(preparation_schemas.Sit, seats.sit),
    "seats.known": Route(preparation_schemas.LetKnow, seats.release_seats),
    "messages.make": Route(message_schemas.MakeMessage, prepared_messages.make_message),
    "messages.change": Route(message_schemas.ChangeMessage, prepared_messages.change_message),
    "messages.give": Route(message_schemas.GiveMessage, prepared_messages.give_message),
    "messages.stroke": Route(schemas.StrokeAdd, prepared_messages.draw, deferrable=True),
    "messages.unstroke": Route(schemas.StrokeDrop, prepared_messages.take_line_back),
    "messages.drop": Route(schemas.IdArgs, prepared_messages.drop_message),
    "messages.restore": Route(schemas.IdArgs, prepared_messages.restore_message),
    "messages.hang": Route(decision_schemas.Hang, prepared_messages.hang_message),
    "messages.take_back": Route(message_schemas.TakeMessageBack, prepared_messages.take_message_back),
    "feedback.give": Route(plan_schemas.GiveFeedback, evaluation.give_feedback),
}


def route(command: str) -> Route:
    try:
        return ROUTES[command]
    except KeyError:
        raise UnknownCommand from None
