/** @import { Person, Role } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, keyed, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { decide } from "../state/seen.js";
import { removing } from "./person_actions.js";
import { ROLES } from "./role_words.js";

/** What somebody who came with the room's code may be. @type {Role[]} */
const WALK_IN = ["family", "professional", "support"];
/** Who was told "not now" on this device: they stay in the lobby and call nobody. @type {Set<string>} */
const later = new Set();
/** Each person as they stand here: who is let in. @type {Map<string, Person>} */
const shown = new Map();

/** Does somebody stand in the lobby and nobody has said when? @param {Person} person */
export function knocks(person) {
  return Boolean(person.knocking) && !later.has(person.id);
}

/** Who stands at the door, each let in or asked to wait a little. @param {Room} room @param {() => void} changed */
export function lobby(room, changed) {
  const title = el("h3", {}, t("At the door"));
  const list = el("ul", { class: "people", role: "list" });
  const element = el("section", { class: "lobby" }, title, list);
  return {
    element,
    show() {
      const waiting = room.store.people.filter(({ knocking }) => knocking);
      element.hidden = waiting.length === 0;
      keyed(list, waiting, {
        key: (person) => person.id,
        make: (person) => line(person, room, changed),
        update: (item, person) => {
          shown.set(person.id, person);
          write(/** @type {Element} */ (item.querySelector(".person-name")), person.name);
          item.classList.toggle("person--later", later.has(person.id));
        },
      });
    },
  };
}

/** @param {Person} person @param {Room} room @param {() => void} changed */
function line(person, room, changed) {
  const again = person.state === "admitted";
  const choices = WALK_IN.includes(person.role) && !again ? WALK_IN : [];
  const options = choices.map((role) => el("option", { value: role, selected: role === person.role }, ROLES[role]()));
  const label = t("Role of {name}", { name: person.name });
  const role = el("select", { class: "person-role", "aria-label": label }, ...options);
  const admit = () =>
    decide(room.store, "person.admit", { id: person.id, ...(role.value && { role: role.value }) }, shown.get(person.id) ?? person);
  const notNow = () => {
    later.add(person.id);
    changed();
  };
  const { ask, sure } = removing(person, room);
  return el(
    "li",
    { class: "person person--knocking" },
    el("span", { class: "person-name" }),
    el(
      "span",
      { class: "person-what" },
      again ? t("is in already, with another device") : choices.length === 0 && ROLES[person.role](),
    ),
    choices.length > 0 && role,
    button({ class: "button button--main button--small" }, admit, icon("log-in"), t("Let in")),
    button({ class: "button button--small button--plain person-later" }, notNow, t("Not now")),
    // Whoever is in already is removed from the list below, knowingly.
    ...(again ? [] : [ask, sure]),
  );
}
