// The lists of people: waiting in the lobby, and admitted.
/** @import { Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, keyed, setAttribute, write } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { childLine } from "../child/child_line.js";
import { lobby } from "./lobby.js";
import { personActions } from "./person_actions.js";
import { ROLES } from "./role_words.js";
import { roomDoor } from "./room_door.js";

/**
 * The people: who waits at the door, who is in.
 * @param {AppContext} room
 * @param {() => void} changed something that only this device knows
 */
export function peoplePanel(room, changed) {
  const child = childLine(room);
  const waiting = lobby(room, changed);
  const door = roomDoor(room);
  const list = el("ul", { class: "people", role: "list" });
  const inside = el("h3", {}, t("In the meeting"));
  const element = el(
    "div",
    { class: "panel panel--people" },
    child.element,
    waiting.element,
    inside,
    list,
    door.element,
  );
  return {
    element,
    show() {
      const { store } = room;
      child.show();
      waiting.show();
      door.show();
      const admitted = store.people.filter((person) => (person.state ?? "admitted") === "admitted");
      keyed(list, admitted, {
        key: (person) => person.id,
        make: (person) => memberLine(person, room),
        update: (line, person) => showMember(line, person, room),
      });
    },
  };
}

/** @param {Person} person @param {AppContext} room */
function memberLine(person, room) {
  const self = person.id === room.store.me?.person || !room.store.may("person.remove");
  const acts = self || person.role === "display" ? null : personActions(person, room);
  const open = () => {
    if (!acts) return;
    acts.hidden = !acts.hidden;
    setAttribute(more, "aria-expanded", String(!acts.hidden));
  };
  const label = t("What to do about {name}", { name: person.name });
  const more = button({ class: "icon-button", "aria-expanded": "false", "aria-label": label }, open, icon("ellipsis"));
  return el(
    "li",
    { class: "person" },
    el("span", { class: "person-dot", "aria-hidden": "true" }),
    el("span", { class: "person-name" }),
    el("span", { class: "person-what" }),
    acts && more,
    acts,
  );
}

/** @param {Element} line @param {Person} person @param {AppContext} room */
function showMember(line, person, room) {
  const here = room.store.here?.has(person.id) ?? person.here ?? false;
  write(/** @type {Element} */ (line.querySelector(".person-name")), person.name);
  setAttribute(line, "data-here", here);
  const what = [ROLES[person.role]?.(), here ? t("here") : t("not connected")].filter(Boolean).join(" · ");
  write(/** @type {Element} */ (line.querySelector(".person-what")), what);
}
