/** @import { Person } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { giveWord } from "./turns.js";

const MINUTE_S = 60;

/** What the facilitator may do about one person; it opens under their line. @param {Person} person @param {Room} room */
export function personActions(person, room) {
  const { store } = room;
  const close = (/** @type {() => void} */ act) => () => {
    act();
    element.hidden = true;
  };
  const back = () => store.do("wall.restore", { person: person.id, seconds: MINUTE_S });
  const { ask, sure } = removing(person, room, t("Remove"));
  const element = el(
    "div",
    { class: "person-acts", hidden: true },
    button(
      { class: "button button--small" },
      close(() => giveWord(room, person.id)),
      icon("mic"),
      t("Give the word"),
    ),
    // What the child did is nobody's to take back.
    person.role !== "child" &&
      button({ class: "button button--small", "data-act": "restore" }, close(back), icon("rotate-ccw"), t("Take back their last minute")),
    ask,
    sure,
  );
  return element;
}

/**
 * Removing shuts the door and the link for good, so it says what it does and takes two taps.
 * @param {Person} person @param {Room} room @param {string} [words]
 */
export function removing(person, { store }, words = "") {
  const remove = () => store.do("person.remove", { id: person.id });
  const keep = button({ class: "button button--small button--plain" }, () => turn(true), t("Keep"));
  const sure = el(
    "div",
    { class: "person-sure", hidden: true },
    el("p", {}, t("{name} leaves at once and their link stops working. They can come back only by the room's code.", { name: person.name })),
    button({ class: "button button--danger button--small" }, remove, t("Remove from the meeting")),
    keep,
  );
  const turn = (/** @type {boolean} */ hidden) => {
    sure.hidden = hidden;
    if (!hidden) keep.focus();
  };
  const label = t("Remove {name} from the meeting", { name: person.name });
  const ask = button(
    { class: words ? "button button--small button--danger" : "icon-button", "aria-label": label, "data-act": "remove" },
    () => turn(!sure.hidden),
    icon("user-minus"),
    words,
  );
  return { ask, sure };
}
