"""The wall as anybody would explain it at a flipchart: some cards, who wrote them, who may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

CHILD, LEAD = "child", "facilitator"

# What the server must answer: carried out, one of these refusals, or (OPEN) the rules do not say and both are right.
OK: frozenset[str] = frozenset({"ok"})
UNSEEN = frozenset({"not_found"})
FORBIDDEN = frozenset({"not_allowed"})
STUCK = frozenset({"not_allowed", "too_late"})
OPEN: frozenset[str] = frozenset()


@dataclass
class Card:
    """`public` is what everybody may read; `text` what its author wrote last."""

    author: str
    text: str
    public: str
    state: str
    locked: bool = False
    peeled: bool = False

    @property
    def pending(self) -> bool:
        return self.state == "shown" and self.text != self.public

    def seen_by(self, who: str) -> str | None:
        """The text this person reads, or None where the card does not exist for them."""
        if self.peeled:
            return None
        if who in (self.author, LEAD):
            return self.text
        return self.public if self.state == "shown" else None


@dataclass
class Wall:
    """The reference: applies one command at a time, in the order in which the server answered."""

    cards: dict[str, Card] = field(default_factory=dict)

    def expects(self, who: str, cmd: str, args: dict[str, Any]) -> frozenset[str]:
        """What the answer must be, before it is carried out."""
        if cmd == "card.stick":
            return OK
        card = self.cards[args["id"]]
        if cmd in ("card.approve", "card.hide", "card.lock", "card.unlock"):
            return self._moderating(who, card)
        if cmd == "card.restore":
            return OK if card.peeled and who == card.author else OPEN
        if card.seen_by(who) is None:
            return UNSEEN if who != card.author else UNSEEN | STUCK
        return self._handling(who, cmd, card)

    def _moderating(self, who: str, card: Card) -> frozenset[str]:
        if who != LEAD:
            return FORBIDDEN if card.seen_by(who) is not None else FORBIDDEN | UNSEEN
        return OPEN if card.peeled or card.author == CHILD else OK

    def _handling(self, who: str, cmd: str, card: Card) -> frozenset[str]:
        by_lead = who == LEAD and cmd == "card.move" and card.author != CHILD
        if who != card.author and not by_lead:
            return FORBIDDEN
        if card.locked:
            return STUCK if who == card.author else OPEN
        return OPEN if card.state == "hidden" else OK

    def apply(self, who: str, cmd: str, args: dict[str, Any]) -> None:
        """Carry it out; the server has said that it did."""
        if cmd == "card.stick":
            state = "shown" if who == CHILD else "waiting"
            self.cards[args["id"]] = Card(who, args["text"], args["text"], state)
            return
        effects: dict[str, Callable[[Card, dict[str, Any]], None]] = {
            "card.edit": self._edit,
            "card.move": self._move,
            "card.peel": self._peel,
            "card.restore": self._restore,
            "card.approve": self._approve,
            "card.hide": self._hide,
            "card.lock": self._lock,
            "card.unlock": self._unlock,
        }
        effects[cmd](self.cards[args["id"]], args)

    def _edit(self, card: Card, args: dict[str, Any]) -> None:
        card.text = args["text"]
        if card.author == CHILD or card.state == "waiting":
            card.public = card.text

    def _move(self, card: Card, args: dict[str, Any]) -> None:
        """Where it hangs is the server's to say."""

    def _peel(self, card: Card, args: dict[str, Any]) -> None:
        card.peeled = True

    def _restore(self, card: Card, args: dict[str, Any]) -> None:
        card.peeled = False

    def _approve(self, card: Card, args: dict[str, Any]) -> None:
        card.state, card.public = "shown", card.text

    def _hide(self, card: Card, args: dict[str, Any]) -> None:
        card.state = "hidden"

    def _lock(self, card: Card, args: dict[str, Any]) -> None:
        card.locked = True

    def _unlock(self, card: Card, args: dict[str, Any]) -> None:
        card.locked = False
