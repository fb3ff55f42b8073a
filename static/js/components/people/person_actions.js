// What the facilitator may do about one person: role, devices, removal.
/** @import { Person, Role } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { hasRole } from "../../state/people/person.js";
import { grantFloor } from "../meeting/speaking_turns.js";

const MINUTE_S = 60;

/**
 * What the facilitator may do about one person; it opens under their line.
 * @param {Person} person
 * @param {AppContext} app
 */
export function personActions(person, app) {
  const { store } = app;
  const close = (/** @type {() => void} */ act) => () => {
    act();
    element.hidden = true;
  };
  const back = () => store.do("wall.restore", { person: person.id, seconds: MINUTE_S });
  const { ask, sure } = removing(person, app, t("Remove"));
  const element = el(
    "div",
    { class: "person-acts", hidden: true },
    button(
      { class: "button button--small" },
      close(() => grantFloor(app, person.id)),
      icon("mic"),
      t("Give the word"),
    ),
    // Nobody may undo what the child did.
    person.role !== "child" &&
      button(
        { class: "button button--small", "data-act": "restore" },
        close(back),
        icon("rotate-ccw"),
        t("Take back their last minute"),
      ),
    ...leading(person, app),
    ask,
    sure,
  );
  return element;
}

/** Who may take the lead over (ipk/domain/people/person.py says the same). @type {Role[]} */
const MAY_LEAD = ["facilitator", "recorder", "organizer", "convener", "professional"];
/** @type {Role[]} */
const NEVER_LEADS = ["child", "guide", "family", "support", "display"];

/**
 * The lead goes to another adult: what was mine to do is theirs from then on.
 * @param {Person} person
 * @param {AppContext} app
 */
function leading(person, { store }) {
  if (!hasRole(person, ...MAY_LEAD) || hasRole(person, ...NEVER_LEADS)) return [];
  const { ask, sure } = sureFirst({
    act: () => store.do("person.lead", { id: person.id }),
    name: "lead",
    icon: "users",
    words: t("Hand over the lead"),
    label: t("Hand over the lead to {name}", { name: person.name }),
    about: t("From now on {name} leads the meeting instead of you.", { name: person.name }),
    go: t("Hand over"),
    look: "button button--small",
  });
  return [ask, sure];
}

/**
 * Removing shuts the door and the link for good, so it says what it does and takes two taps.
 * @param {Person} person @param {AppContext} app @param {string} [words]
 */
export function removing(person, { store }, words = "") {
  const remove = () => store.do("person.remove", { id: person.id });
  const clear = () => {
    remove();
    store.do("wall.clear", { who: person.id });
  };
  return sureFirst({
    act: remove,
    // Nobody may remove the child's own words.
    more: person.role !== "child" &&
      store.may("wall.clear") && { act: clear, go: t("Remove them and all their cards"), name: "clear" },
    name: "remove",
    icon: "user-minus",
    words,
    label: t("Remove {name} from the meeting", { name: person.name }),
    about: t(
      "{name} leaves at once and their link stops working. They come back only by the room's code or a new invitation.",
      { name: person.name },
    ),
    go: t("Remove from the meeting"),
    look: words ? "button button--small button--danger" : "icon-button",
    danger: true,
  });
}

/**
 * Says what it does before it is done: the second tap does it.
 * @param {{ act: () => void, name: string, icon: IconName, words: string, label: string, about: string, go: string,
 * look: string, danger?: boolean, more?: false | { act: () => void, go: string, name: string } }} what
 * `more`: another way to do it
 */
function sureFirst({ act, name, icon: picture, words, label, about, go, look, danger = false, more = false }) {
  const keep = button({ class: "button button--small button--plain" }, () => turn(true), t("Keep"));
  const doIt = button({ class: `button button--small ${danger ? "button--danger" : "button--main"}` }, act, go);
  const other = more && button({ class: "button button--small", "data-act": more.name }, more.act, more.go);
  const sure = el("div", { class: "person-sure", hidden: true }, el("p", {}, about), doIt, other, keep);
  const turn = (/** @type {boolean} */ hidden) => {
    sure.hidden = hidden;
    if (!hidden) keep.focus();
  };
  const ask = button(
    { class: look, "aria-label": label, "data-act": name },
    () => turn(!sure.hidden),
    icon(picture),
    words,
  );
  return { ask, sure };
}
