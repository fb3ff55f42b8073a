"""What the permission table acts on: targets for each step, made by the people who own them."""

from __future__ import annotations

from typing import Any

from tests.wire.support.client import Device, new_id
from tests.wire.support.ink import stroke
from tests.wire.support.permission_expectations import Row
from tests.wire.support.room import Room


class PermissionTargets:
    """The room in one step, with one target of each kind to be refused on, and fresh ones for who may."""

    def __init__(self, room: Room, step: int) -> None:
        self.room, self.step = room, step
        self.child, self.guide = room.device("child"), room.device("guide")
        self.father, self.lead = room.device("family", 1), room.device("facilitator")
        self.paper = self.child.plain_paper()
        self.strokes: dict[str, str] = {}
        self.idea_paper = self._paper_of(5)
        self.plan_paper = self._paper_of(6)
        self._kept: dict[str, str] = {}

    def _paper_of(self, step: int) -> str:
        return next(paper["id"] for paper in self.child.replica.of_type("paper") if paper["step"] == step)

    def target(self, row: Row, device: Device, fresh: bool) -> str:
        """Shared for refusals; fresh for whoever may, so that one success cannot spoil another cell."""
        kind = row.target
        if kind.startswith("own") or fresh:
            return self._make(kind, device)
        if kind not in self._kept:
            self._kept[kind] = self._make(kind, device)
        return self._kept[kind]

    def prepare(self, rows: list[Row]) -> None:
        """Everything shared is made before the cells are tried; topics of the step before make room."""
        if 2 <= self.step <= 7:
            for topic in [one for one in self.lead.replica.of_type("topic") if one["state"] == "open"]:
                self.lead.must("topic.drop", {"id": topic["id"]})
        for kind in {row.target for row in rows if not row.target.startswith("own")}:
            self._kept[kind] = self._make(kind, self.child)

    def _make(self, kind: str, device: Device) -> str:
        makers = {
            "own": lambda: device.stick("Moje", paper=self.paper),
            "own peeled": lambda: self._peeled(device),
            "own drawing": lambda: self._drawn(device),
            "the child's": lambda: self.child.stick("Dítěte", paper=self.paper),
            "the child's peeled": lambda: self._peeled(self.child),
            "the child's drawing": lambda: self._drawn(self.child),
            "said by the child": lambda: self.guide.stick("Řeklo dítě", paper=self.paper, said_by=self.child.id),
            "an adult's": lambda: self._shown(self.father.stick("Otce", paper=self.paper)),
            "an adult's drawing": lambda: self._shown(self._drawn(self.father)),
            "a waiting": lambda: self.father.stick("Čeká", paper=self.paper),
            "adults' cards": lambda: self._shown(self.father.stick("Ve skupině", paper=self.paper)),
            "a topic": self._topic,
            "a new topic": self._new_topic,
            "the child's dots": self._topic,
            "a dotted": lambda: self._dotted(device),
            "own task": lambda: self._task_of(device),
            "a group": self._group,
            "an idea": self._idea,
            "a step of the plan": self._plan_step,
            "the child's hand": lambda: self._hand(self.child),
            "own hand": lambda: self._hand(device),
            "the child's call": lambda: self._raised_by(self.child, "help"),
            "a hiding": self._hiding,
        }
        return makers[kind]() if kind in makers else ""

    def _shown(self, card: str) -> str:
        self.lead.sees(card)
        self.lead.must("card.approve", {"id": card})
        for device in self.room.everybody():
            device.sees(card, state="shown")
        return card

    def _dotted(self, device: Device) -> str:
        """A topic with a dot of this device's person, where a vote runs."""
        topic = self._topic()
        device.do("vote.cast", {"topic": topic})
        return topic

    def _topic(self) -> str:
        """One for all: there are twelve at most."""
        if "a topic" not in self._kept:
            self._kept["a topic"] = self._new_topic()
        return self._kept["a topic"]

    def _new_topic(self) -> str:
        topic = new_id("tema")
        if 2 <= self.step <= 7:
            self.lead.must("topic.make", {"id": topic, "title": "Spaní"})
        return topic

    def _peeled(self, device: Device) -> str:
        card = device.stick("Sundaná", paper=self.paper)
        device.must("card.peel", {"id": card})
        return card

    def _drawn(self, device: Device) -> str:
        card, line = device.stick(None, kind="drawing", paper=self.paper), stroke()
        device.must("drawing.stroke", {"id": card, "stroke": line})
        self.strokes[card] = str(line["id"])
        return card

    def _hiding(self) -> str:
        """The op by which the facilitator hid a card."""
        op = new_id("skryti")
        assert self.lead.do("card.hide", {"id": self._make("an adult's", self.father)}, op=op)["ok"]
        return op

    def _group(self) -> str:
        group = new_id("skupina")
        cards = [self._make("an adult's", self.father) for _ in range(2)]
        self.lead.must("card.gather", {"ids": cards, "group": group})
        return group

    def _idea(self) -> str:
        if self.step != 5:
            return self._make("the child's", self.child)
        return self.child.stick("Nápad", paper=self.idea_paper)

    def _plan_step(self) -> str:
        if self.step < 6:
            return new_id("krok")
        args = self._plan_args(new_id("krok"))
        self.room.device("recorder").must("task.add", args)
        self.lead.must("text.approve", {"id": args["id"]})
        return args["id"]

    def _task_of(self, device: Device) -> str:
        """A row of the plan that names this person; the display has none."""
        if self.step < 6 or device.person.role == "display":
            return new_id("ukol")
        args = self._plan_args(new_id("ukol")) | {"who": [device.id]}
        self.room.device("recorder").must("task.add", args)
        self.lead.must("text.approve", {"id": args["id"]})
        return args["id"]

    def _plan_args(self, step_id: str) -> dict[str, Any]:
        return {"id": step_id, "what": "Doučování", "who": [self.father.id], "by": "2027-01-31"}

    def _hand(self, device: Device) -> str:
        return self._raised_by(device, "hand")

    def _raised_by(self, device: Device, kind: str) -> str:
        device.must("signal.raise", {"kind": kind})
        return device.wait(lambda: self._raised(device, kind), about=f"my {kind}")["id"]

    def _raised(self, device: Device, kind: str) -> dict[str, Any] | None:
        said = [one for one in device.replica.of_type("signal") if one["kind"] == kind]
        return next((one for one in said if one.get("person") == device.id), None)

    def args(self, row: Row, target: str) -> dict[str, Any]:
        """Arguments that are right in everything but, perhaps, who sends them and when."""
        spot = {"paper": self.paper, "x": 40, "y": 50}
        noun = row.cmd.split(".")[0]
        if row.cmd == "card.stick":
            return self._stick_args(row.target) | {"x": 10, "y": 10}
        special = {
            "card.edit": {"id": target, "text": "Jinak"},
            "card.move": {"id": target, **spot},
            "card.gather": {"ids": [target], "group": new_id("skupina")},
            "card.scatter": {"group": target},
            "paper.tidy": {"id": self.paper},
            "wall.restore": {"seconds": 5, "person": self.child.id},
            "wall.take_back": {"op": target},
            "wall.clear": {"who": self.father.id},
            "drawing.stroke": {"id": target, "stroke": stroke()},
            "drawing.unstroke": {"id": target, "stroke": self.strokes.get(target, "")},
            **self._topic_args(row, target),
            "meeting.length": {"minutes": 120},
            "task.take": {"id": target, "answer": "yes"},
            "device.admit": {"id": {"the child": self.child, "the leader": self.lead}.get(row.target, self.father).id},
            "meeting.step": {"step": self.step},
            "meeting.moderation": {"moderation": "approve"},
            "meeting.spotlight": {"paper": self.paper},
            "task.add": self._plan_args(new_id("krok")),
            "task.change": self._plan_args(target),
            "task.drop": {"id": target},
            "plan.answer": {"answer": "agree"},
            "plan.coordinate": {"person": self.father.id, "review_on": "2027-03-01"},
            "mark.set": {"card": target, "realistic": True},
            "signal.raise": {"kind": row.target},
            **_music_args(),
            **_snacks_args(),
            "feedback.give": {"question": "safe", "answer": "yes"},
        }
        if noun == "person":
            return self._settings_args(row.target) if row.cmd == "person.settings" else {"id": self.father.id}
        if noun in ("guests", "part", "seats", "profile", "messages"):
            return in_the_book(row.cmd, self.paper, self.father.id)
        return special.get(row.cmd, {"id": target or "nikdo"} if noun in ("card", "guide", "signal", "text") else {})

    def _topic_args(self, row: Row, target: str) -> dict[str, dict[str, Any]]:
        said_by = {"said_by": self.child.id} if row.target == "the child's dots" else {}
        return {
            "card.release": {"id": target, "released": True},
            "topic.make": {"id": new_id("tema"), "title": "Škola"},
            "topic.drop": {"id": target},
            "topic.go": {"id": target},
            "vote.open": {"dots": 3},
            "vote.order": {"topics": [target]},
            "vote.cast": {"topic": target, **said_by},
            "vote.take_back": {"topic": target},
        }

    def _settings_args(self, whose: str) -> dict[str, Any]:
        people = {"the child's own": {"id": self.child.id}, "the father's": {"id": self.father.id}}
        return {"contrast": "high"} | people.get(whose, {})

    def _stick_args(self, where: str) -> dict[str, Any]:
        papers = {"ideas paper": self.idea_paper, "plan paper": self.plan_paper}
        body = {"id": new_id("k"), "kind": "note", "text": "Zkouška", "paper": papers.get(where, self.paper)}
        return body | ({"said_by": self.child.id} if where == "for the child" else {})


def _music_args() -> dict[str, dict[str, Any]]:
    return {
        "music.play": {},
        "music.pause": {},
        "music.volume": {"volume": 30},
        "music.room": {"here": False},
        "music.wish": {"liked": []},
        "song.add": {"id": new_id("pisnicka"), "media": "m-nikoho", "title": "Písnička"},
        "music.choose": {"tune": "louka", "before": True},
        "song.drop": {"id": "zadna-pisnicka"},
        "song.restore": {"id": "zadna-pisnicka"},
    }


def _snacks_args() -> dict[str, dict[str, Any]]:
    return {
        "snacks.choose": {"id": "apple", "everybody": True},
        "snacks.allergy": {"allergen": "milk", "has": True},
        "snacks.none": {"none": True},
        "snacks.words": {"wished": "Houska"},
    }


def asked(question: str) -> dict[str, Any]:
    """How commands name the answer to a question."""
    return {"id": f"answer-{question}", "about": {"question": question, "asked": "Zkouška?"}}


def in_the_book(cmd: str, paper: str, somebody: str) -> dict[str, Any]:
    """What the child and its guide prepare."""
    arranging: dict[str, dict[str, Any]] = {
        "guests.wish": {"id": somebody, "wish": "unsure"},
        "guests.name": {"id": new_id("host"), "name": "Kamarádka"},
        "guests.drop": {"id": "nikdo"},
        "guests.heard": {"id": "nikdo"},
        "guests.known": {"known": True},
        "part.choose": {"way": "self"},
        "part.known": {"known": True},
        "seats.sit": {"chair": 2, "person": somebody},
        "seats.known": {"known": True},
    }
    return message_args(cmd, paper) if cmd.startswith("messages.") else arranging.get(cmd) or profile_args(cmd)


def profile_args(cmd: str) -> dict[str, Any]:
    args: dict[str, dict[str, Any]] = {
        "profile.open": {"sheet": "6-9", "together": False},
        "profile.turn": {"page": "rada"},
        "profile.answer": asked("otazka") | {"text": "Zkouška"},
        "profile.attach": asked("otazka") | {"media": "m-nic"},
        "profile.detach": {"id": "answer-otazka", "media": "m-nic"},
        "profile.stroke": asked("kresba") | {"stroke": stroke()},
        "profile.unstroke": {"id": "answer-kresba", "stroke": "nic"},
        "profile.consent": {"id": "odpoved", "consent": "me"},
        "profile.design": {"design": "sea"},
        "profile.show": {"answer": "odpoved"},
        "profile.bring": {"id": "odpoved", "sitting": 1},
        "profile.forget": {"id": "odpoved"},
        "profile.confirm": {"id": "odpoved", "still": "true"},
        "profile.withdraw": {"answer": "odpoved"},
    }
    return args.get(cmd, {})


def message_args(cmd: str, paper: str) -> dict[str, Any]:
    args: dict[str, dict[str, Any]] = {
        "messages.make": {"id": new_id("v"), "kind": "note", "step": 9, "paper": paper, "text": "Zkouška"},
        "messages.give": {"id": "zadny-vzkaz", "reach": "guide"},
        "messages.stroke": {"id": "zadny-vzkaz", "stroke": stroke()},
        "messages.unstroke": {"id": "zadny-vzkaz", "stroke": "nic"},
    }
    return args.get(cmd, {"id": "zadny-vzkaz"})
