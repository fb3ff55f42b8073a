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
      const admitted = people.filter((person) => (person.state ?? "admitted") === "admitted" && !knocks(person));
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
  const role = el("select", { class: "person-role", "aria-label": t("Role of {name}", { name: person.name }) });
  const choices = WALK_IN.includes(person.role) ? WALK_IN : [person.role];
  role.append(
    ...choices.map((choice) => el("option", { value: choice, selected: choice === person.role }, ROLES[choice]())),
  );
  const admit = () => {
    const args = { id: person.id };
    room.store.do("person.admit", choices.length > 1 ? { ...args, role: role.value } : args);
  };
  return el(
    "li",
    { class: "person person--knocking" },
    el("span", { class: "person-name" }),
    role,
    button({ class: "button button--main button--small" }, admit, icon("log-in"), t("Let in")),
    button(
      { class: "button button--small button--plain" },
      () => room.store.do("person.remove", { id: person.id }),
      t("Not now"),
    ),
  );
}

/** @param {Person} person @param {Room} room */
function memberLine(person, room) {
  const sure = el("div", { class: "person-sure", hidden: true });
  const ask = button(
    { class: "icon-button", "aria-label": t("Remove {name} from the meeting", { name: person.name }) },
    () => (sure.hidden = !sure.hidden),
    icon("user-minus"),
  );
  const remove = button(
    { class: "button button--danger button--small" },
    () => room.store.do("person.remove", { id: person.id }),
    t("Remove from the meeting"),
  );
  sure.append(
    remove,
    button({ class: "button button--small button--plain" }, () => (sure.hidden = true), t("Keep")),
  );
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
