// The lists of people: waiting in the lobby, and admitted.
/** @import { Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { isAdmitted } from "../../state/people/person.js";
import { childLine } from "../child/child_line.js";
import { lobby } from "./lobby.js";
import { personActions } from "./person_actions.js";
import { ROLES } from "./role_words.js";
import { roomDoor } from "./room_door.js";
import { withoutDevice } from "./without_device.js";

/**
 * The people: who waits at the door, who is in.
 * @param {AppContext} app
 * @param {() => void} changed something that only this device knows
 */
export function peoplePanel(app, changed) {
  const child = childLine(app);
  const waiting = lobby(app, changed);
  const door = roomDoor(app);
  const away = withoutDevice(app);
  const list = el("ul", { class: "people", role: "list" });
  const inside = el("h3", {}, t("In the meeting"));
  const element = el(
    "div",
    { class: "panel panel--people" },
    child.element,
    waiting.element,
    inside,
    list,
    away.element,
    door.element,
  );
  return {
    element,
    show() {
      const { store } = app;
      child.show();
      waiting.show();
      door.show();
      away.show();
      const admitted = store.people.filter(isAdmitted);
      syncChildren(list, admitted, {
        key: (person) => person.id,
        make: (person) => memberLine(person, app),
        update: (line, person) => showMember(line, person, app),
      });
    },
  };
}

/** @param {Person} person @param {AppContext} app */
function memberLine(person, app) {
  const self = person.id === app.store.me?.person || !app.store.may("person.remove");
  const acts = self || person.role === "display" ? null : personActions(person, app);
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

/** @param {Element} line @param {Person} person @param {AppContext} app */
function showMember(line, person, app) {
  const here = app.store.here?.has(person.id) ?? person.here ?? false;
  setText(/** @type {Element} */ (line.querySelector(".person-name")), person.name);
  setAttribute(line, "data-here", here);
  const what = [ROLES[person.role]?.(), here ? t("here") : t("not connected")].filter(Boolean).join(" · ");
  setText(/** @type {Element} */ (line.querySelector(".person-what")), what);
}
