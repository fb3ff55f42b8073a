/** @import { Person, Role } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, keyed, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { spaced } from "./join_card.js";

/** @type {Record<Role, () => string>} */
export const ROLES = {
  child: () => t("child"),
  guide: () => t("guide"),
  facilitator: () => t("facilitator"),
  recorder: () => t("recorder"),
  organizer: () => t("organizer"),
  family: () => t("family"),
  professional: () => t("professional"),
  support: () => t("support person"),
  display: () => t("display"),
  convener: () => t("convener"),
  administrator: () => t("administrator"),
};
/** What somebody who came with the room's code may be. @type {Role[]} */
const WALK_IN = ["family", "professional", "support"];

/** Does somebody stand in the lobby? @param {Person} person */
export function knocks(person) {
  return Boolean(person.knocking);
}

/** The people: who waits at the door, who is in. @param {Room} room */
export function peoplePanel(room) {
  const lobbyTitle = el("h3", {}, t("At the door"));
  const lobby = el("ul", { class: "people", role: "list" });
  const list = el("ul", { class: "people", role: "list" });
  const code = el("p", { class: "panel-code" });
  const element = el(
    "div",
    { class: "panel panel--people" },
    code,
    lobbyTitle,
    lobby,
    el("h3", {}, t("In the meeting")),
    list,
  );
  return {
    element,
    show() {
      const { people, door } = room.store;
      write(
        code,
        door?.open ? t("Code of the room: {code}", { code: spaced(door.code) }) : t("The room's door is closed."),
      );
      const waiting = people.filter(knocks);
      lobbyTitle.hidden = waiting.length === 0;
      keyed(lobby, waiting, {
        key: (person) => person.id,
        make: (person) => knockingLine(person, room),
        update: showName,
      });
      const admitted = people.filter((person) => (person.state ?? "admitted") === "admitted");
      keyed(list, admitted, {
        key: (person) => person.id,
        make: (person) => memberLine(person, room),
        update: (line, person) => showMember(line, person, room),
      });
    },
  };
}

/** @param {Person} person @param {Room} room */
function knockingLine(person, room) {
  const again = person.state === "admitted";
  const choices = WALK_IN.includes(person.role) && !again ? WALK_IN : [];
  const options = choices.map((role) => el("option", { value: role, selected: role === person.role }, ROLES[role]()));
  const role = el(
    "select",
    { class: "person-role", "aria-label": t("Role of {name}", { name: person.name }) },
    ...options,
  );
  const admit = () =>
    room.store.do("person.admit", role.value ? { id: person.id, role: role.value } : { id: person.id });
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
    // Whoever is in already is removed from the list below, knowingly.
    ...(again ? [] : [ask, sure]),
  );
}

/** @param {Person} person @param {Room} room */
function memberLine(person, room) {
  const { ask, sure } = removing(person, room);
  ask.hidden = person.id === room.store.me?.person || !room.store.may("person.remove");
  return el(
    "li",
    { class: "person" },
    el("span", { class: "person-dot", "aria-hidden": "true" }),
    el("span", { class: "person-name" }),
    el("span", { class: "person-what" }),
    ask,
    sure,
  );
}

/** Removing cannot be taken back (their link dies too), so it takes two taps. @param {Person} person @param {Room} room */
function removing(person, { store }) {
  const sure = el("div", { class: "person-sure", hidden: true });
  const words = t("Remove {name} from the meeting", { name: person.name });
  const ask = button(
    { class: "icon-button", "aria-label": words },
    () => (sure.hidden = !sure.hidden),
    icon("user-minus"),
  );
  const remove = () => store.do("person.remove", { id: person.id });
  sure.append(
    button({ class: "button button--danger button--small" }, remove, t("Remove from the meeting")),
    button({ class: "button button--small button--plain" }, () => (sure.hidden = true), t("Keep")),
  );
  return { ask, sure };
}

/** @param {Element} line @param {Person} person */
function showName(line, person) {
  write(/** @type {Element} */ (line.querySelector(".person-name")), person.name);
}

/** @param {Element} line @param {Person} person @param {Room} room */
function showMember(line, person, room) {
  const here = room.store.here?.has(person.id) ?? person.here ?? false;
  showName(line, person);
  setAttribute(line, "data-here", here);
  const what = [ROLES[person.role]?.(), here ? t("here") : t("not connected")].filter(Boolean).join(" · ");
  write(/** @type {Element} */ (line.querySelector(".person-what")), what);
}
