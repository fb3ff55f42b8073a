// The browser's side of the wire contract. Its twin is ipk/realtime/protocol.py; a test holds the two together.

export const RECORD_TYPES = Object.freeze([
  "meeting", "person", "paper", "card", "step", "agreement", "signal", "feedback", "answer", "door",
]);

export const COMMANDS = Object.freeze([
  "card.stick", "card.edit", "card.move", "card.peel", "card.restore", "card.raise",
  "card.approve", "card.hide", "card.lock", "card.unlock", "card.gather", "card.scatter",
  "drawing.stroke", "drawing.unstroke",
  "vote.open", "vote.cast", "vote.take_back", "vote.close", "vote.order",
  "meeting.open", "meeting.step", "meeting.freeze", "meeting.thaw", "meeting.moderation",
  "meeting.spotlight", "meeting.close",
  "person.admit", "person.remove", "person.word",
  "plan.add", "plan.change", "plan.drop", "plan.answer", "plan.coordinate",
  "mark.set",
  "signal.raise", "signal.clear",
  "music.play", "music.pause", "music.volume",
  "profile.show", "profile.withdraw",
  "feedback.give",
]);

export const CODES = Object.freeze([
  "invalid", "not_allowed", "not_found", "too_late", "too_many", "too_big",
  "not_admitted", "removed", "closed", "unknown_command", "try_again",
]);

/** After one of these the device has no business here any more. */
export const FAREWELLS = Object.freeze(["not_admitted", "removed", "closed"]);

export const LIMITS = Object.freeze({
  frame_bytes: 65536,
  attachments: 2,
  commands_per_second: 20,
  commands_burst: 60,
  live_per_second: 40,
  cards: 2000,
  strokes: 500,
  points: 4000,
  text: 2000,
  name: 60,
  dots: 10,
  people: 40,
  paper_width: 1600,
  paper_height: 1200,
});
