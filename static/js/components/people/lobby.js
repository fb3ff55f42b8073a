// The people who wait in the lobby, and the buttons that admit them with a role.
/** @import { Person, Role } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, syncChildren, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { newId } from "../../lib/ids.js";
import { decide } from "../../state/core/seen.js";
import { removing } from "./person_actions.js";
import { ROLES } from "./role_words.js";
import { sendingAway } from "./room_door.js";

/** What somebody who came with the room's code may be. @type {Role[]} */
const WALK_IN = ["family", "professional", "support"];
/** Whom the facilitator lets in first, with one tap (S1, step 1). @type {Role[]} */
const FAMILY = ["child", "guide", "family", "support"];
/** Who was told "not now" on this device: they stay in the lobby and call nobody. @type {Set<string>} */
const later = new Set();
/**
 * In which order people came to the door, as this device saw it: nobody who comes pushes a line away.
 * @type {string[]}
 */
let arrivals = [];
/** Each person as they stand here: who is let in. @type {Map<string, Person>} */
const shown = new Map();

/** Does somebody stand in the lobby and nobody has said when? @param {Person} person */
export function waitingInLobby(person) {
  return Boolean(person.knocking) && !later.has(person.id);
}

/** Somebody who is in already stands there with another device: that is decided one by one. @param {Person} person */
function isFurtherDevice(person) {
  return person.state === "admitted" && Boolean(person.entered);
}

/**
 * Who stands at the door, each let in or asked to wait a little.
 * @param {AppContext} app
 * @param {() => void} changed
 */
export function lobby(app, changed) {
  const title = el("h3", {}, t("At the door"));
  const list = el("ul", { class: "people", role: "list" });
  const many = lettingManyIn(app);
  const away = sendingAway(app);
  const element = el("section", { class: "lobby" }, title, many.element, list, away.element);
  return {
    element,
    show() {
      const waiting = inOrder(app.store.people.filter(({ knocking }) => knocking));
      element.hidden = waiting.length === 0;
      many.show(waiting);
      away.show(waiting);
      syncChildren(list, waiting, {
        key: (person) => `${person.id} ${isFurtherDevice(person)}`,
        make: (person) => line(person, app, changed),
        update: (item, person) => {
          shown.set(person.id, person);
          setText(/** @type {Element} */ (item.querySelector(".person-name")), person.name);
          item.classList.toggle("person--later", later.has(person.id));
        },
      });
    },
  };
}

/** @param {Person[]} waiting */
function inOrder(waiting) {
  const ids = waiting.map(({ id }) => id);
  arrivals = [...arrivals.filter((id) => ids.includes(id)), ...ids.filter((id) => !arrivals.includes(id))];
  return waiting.sort((one, other) => arrivals.indexOf(one.id) - arrivals.indexOf(other.id));
}

/**
 * The family, then everybody, by one tap: only who was invited by name and comes for the first time. A stranger with
 * the
 * room's code and a further device are looked at one by one.
 * @param {AppContext} app
 */
function lettingManyIn(app) {
  /** @type {Person[]} */
  let invited = [];
  const family = () => invited.filter(({ role }) => FAMILY.includes(role));
  const admitAll = (/** @type {Person[]} */ people) => {
    const undoGroup = newId();
    for (const person of people) decide(app.store, "person.admit", { id: person.id }, person, { undoGroup });
  };
  const first = button(
    { class: "button button--small button--main", "data-let": "family" },
    () => admitAll(family()),
    icon("log-in"),
    t("Let the family in"),
  );
  const all = button(
    { class: "button button--small", "data-let": "everybody" },
    () => admitAll(invited),
    icon("log-in"),
    el("span", {}),
  );
  const element = el("div", { class: "buttons lobby-many" }, first, all);
  return {
    element,
    /** @param {Person[]} waiting */
    show(waiting) {
      invited = waiting.filter((person) => !person.walk_in && !isFurtherDevice(person) && !later.has(person.id));
      first.hidden = family().length < 2;
      all.hidden = invited.length < 2 || family().length === invited.length;
      element.hidden = first.hidden && all.hidden;
      setText(
        /** @type {Element} */ (all.lastElementChild),
        t("Let everybody in ({count})", { count: invited.length }),
      );
    },
  };
}

/** @param {Person} person @param {AppContext} app @param {() => void} changed */
function line(person, app, changed) {
  const again = isFurtherDevice(person);
  const choices = person.walk_in && !again ? WALK_IN : [];
  const options = choices.map((role) => el("option", { value: role, selected: role === person.role }, ROLES[role]()));
  const label = t("Role of {name}", { name: person.name });
  const role = el("select", { class: "person-role", "aria-label": label }, ...options);
  const admit = () =>
    decide(
      app.store,
      "person.admit",
      { id: person.id, ...(role.value && { role: role.value }) },
      shown.get(person.id) ?? person,
    );
  const notNow = () => {
    later.add(person.id);
    changed();
  };
  const { ask, sure } = removing(person, app);
  return el(
    "li",
    { class: "person person--knocking" },
    el("span", { class: "person-name" }),
    el("span", { class: "person-what" }, again ? t("is in already, with another device") : cameBy(person)),
    choices.length > 0 && role,
    button({ class: "button button--main button--small" }, admit, icon("log-in"), t("Let in")),
    button({ class: "button button--small button--plain person-later" }, notNow, t("Not now")),
    // Whoever is in already is removed from the list below, knowingly.
    ...(again ? [] : [ask, sure]),
  );
}

/** @param {Person} person */
function cameBy(person) {
  return person.walk_in
    ? t("came with the room's code")
    : t("{role}, by personal link", { role: ROLES[person.role]() });
}
