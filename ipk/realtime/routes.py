"""Every socket command: its name, what its arguments must look like, who carries it out."""

from collections.abc import Callable
from typing import Any, NamedTuple

from ipk.domain.errors import UnknownCommand
from ipk.domain.people import Person
from ipk.realtime import parse
from ipk.services import drawing, meeting, music, people, plan, profile, signals, voting, wall
from ipk.services.ports import Work


class Route(NamedTuple):
    args: type[parse.Args]
    service: Callable[..., Any]

    def handler(self, given: dict[str, Any]) -> Callable[[Work, Person], Any]:
        """The service with its parsed arguments. Raises Invalid."""
        args = parse.convert(given, self.args)
        return lambda work, person: self.service(work, person, **args.kwargs())


ROUTES: dict[str, Route] = {
    "card.stick": Route(parse.CardStick, wall.stick_card),
    "card.edit": Route(parse.CardEdit, wall.edit_card),
    "card.move": Route(parse.CardMove, wall.move_card),
    "card.raise": Route(parse.Thing, wall.raise_card),
    "card.peel": Route(parse.Thing, wall.peel_card),
    "card.restore": Route(parse.Thing, wall.restore_card),
    "card.approve": Route(parse.Moderate, wall.approve_card),
    "card.hide": Route(parse.Moderate, wall.hide_card),
    "card.lock": Route(parse.Thing, wall.lock_card),
    "card.unlock": Route(parse.Thing, wall.unlock_card),
    "card.gather": Route(parse.Gather, wall.gather_cards),
    "card.scatter": Route(parse.Scatter, wall.scatter_cards),
    "drawing.stroke": Route(parse.StrokeAdd, drawing.draw_stroke),
    "drawing.unstroke": Route(parse.StrokeDrop, drawing.take_stroke_back),
    "vote.open": Route(parse.VoteOpen, voting.open_vote),
    "vote.cast": Route(parse.CardName, voting.cast_dot),
    "vote.take_back": Route(parse.CardName, voting.take_dot_back),
    "vote.close": Route(parse.Nothing, voting.close_vote),
    "vote.order": Route(parse.Topics, voting.order_topics),
    "meeting.open": Route(parse.MeetingOpen, meeting.open_meeting),
    "meeting.step": Route(parse.MeetingStep, meeting.go_to_step),
    "meeting.freeze": Route(parse.Nothing, meeting.freeze),
    "meeting.thaw": Route(parse.Nothing, meeting.thaw),
    "meeting.moderation": Route(parse.SetModeration, meeting.set_moderation),
    "meeting.spotlight": Route(parse.Spotlight, meeting.spotlight),
    "meeting.close": Route(parse.Nothing, meeting.close_meeting),
    "person.admit": Route(parse.Admit, people.admit),
    "person.remove": Route(parse.Thing, people.remove),
    "person.word": Route(parse.Thing, people.give_word),
    "plan.add": Route(parse.PlanAdd, plan.add_step),
    "plan.change": Route(parse.PlanChange, plan.change_step),
    "plan.drop": Route(parse.Thing, plan.drop_step),
    "plan.answer": Route(parse.PlanAnswer, plan.answer_plan),
    "plan.coordinate": Route(parse.Coordinate, plan.coordinate),
    "mark.set": Route(parse.Mark, wall.set_mark),
    "signal.raise": Route(parse.RaiseSignal, signals.raise_signal),
    "signal.clear": Route(parse.Thing, signals.clear_signal),
    "music.play": Route(parse.Play, music.play),
    "music.pause": Route(parse.Nothing, music.pause),
    "music.volume": Route(parse.Volume, music.set_volume),
    "profile.show": Route(parse.AnswerName, profile.show_answer),
    "profile.withdraw": Route(parse.AnswerName, profile.withdraw_answer),
    "feedback.give": Route(parse.GiveFeedback, plan.give_feedback),
}


def route(command: str) -> Route:
    try:
        return ROUTES[command]
    except KeyError:
        raise UnknownCommand from None
