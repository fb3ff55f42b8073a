// A notice with buttons when a further device of somebody asks to be admitted.
/** @import { Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkMessage } from "../messages/message.js" */
import { button, el, syncChildren, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { localStorageIfAllowed } from "../../lib/own_storage.js";

/**
 * Shows when a further device of somebody who is in waits. The recorder lets in the facilitator's, the guide lets in
 * the
 * child's (P2). The facilitator does it in the tray. The guide also sees who is to be one more guide, and says yes
 * first.
 * @param {AppContext} app
 */
export function furtherDevices(app) {
  const element = el("ul", { class: "people further-devices", role: "list", "aria-label": t("At the door") });
  return {
    element,
    show() {
      const { store } = app;
      const devices = store.may("device.admit")
        ? store.people.filter(({ id, knocking }) => knocking && id !== store.me?.person)
        : [];
      const guides = store.may("guide.accept") ? store.people.filter(({ circle_waits }) => circle_waits) : [];
      const waiting = [...guides, ...devices.filter((one) => !guides.includes(one))];
      element.hidden = waiting.length === 0;
      syncChildren(element, waiting, {
        key: ({ id, circle_waits }) => `${id} ${circle_waits ? "guide" : ""}`,
        make: (person) => line(person, app),
        update: (item, person) => setText(/** @type {Element} */ (item.querySelector(".person-name")), words(person)),
      });
    },
  };
}

/** @param {Person} person */
function words({ name, circle_waits }) {
  if (circle_waits) return t("{name} is to be one more guide. You say yes first.", { name });
  return t("{name} is at the door with another device.", { name });
}

/** @param {Person} person @param {AppContext} app */
function line({ id, circle_waits }, app) {
  const admit = () => app.store.do(circle_waits ? "guide.accept" : "device.admit", { id });
  return el(
    "li",
    { class: "person person--knocking" },
    el("span", { class: "person-name" }),
    button(
      { class: "button button--main button--small" },
      admit,
      icon(circle_waits ? "check" : "log-in"),
      circle_waits ? t("I agree") : t("Let in"),
    ),
  );
}

/**
 * The child and its guide are told on their own screens when a further device of one of them was let in (A31), once in
 * each browser: also when no page of theirs was open at that moment. A browser that comes as a further device itself
 * is told of those after it; those before it were told to the person's earlier devices.
 * @param {AppContext} app @param {IpkMessage} message @param {AbortSignal} signal
 */
export function tellFurtherDevices(app, message, signal) {
  const told = new Told(app.page.person.id);
  const look = () => {
    if (!app.store.meeting) return;
    for (const id of told.learns(app.store.people)) message.say(toldWords(app, id), "waiting");
  };
  app.store.addEventListener("change", look, { signal });
}

/** Of which further device of each person this browser's reader was told already. */
class Told {
  #reader;
  #name;
  /** @type {Record<string, string> | null} null: this browser is new to the conference */
  #times = null;

  /** @param {string} reader */
  constructor(reader) {
    this.#reader = reader;
    this.#name = `ipk-told-devices-${reader}`;
    try {
      this.#times = JSON.parse(localStorageIfAllowed()?.getItem(this.#name) ?? "null");
    } catch {
      // nothing readable is kept: it is told once more
    }
  }

  /** Whose further devices are to be told now. @param {readonly Person[]} people @returns {string[]} */
  learns(people) {
    const times = Object.fromEntries(people.flatMap(({ id, further_device_at: at }) => (at ? [[id, at]] : [])));
    const known = this.#times ?? (times[this.#reader] ? times : {});
    const news = Object.keys(times).filter((id) => known[id] !== times[id]);
    if (!this.#times || news.length > 0) this.#keep({ ...known, ...times });
    return news;
  }

  /** @param {Record<string, string>} times */
  #keep(times) {
    this.#times = times;
    try {
      localStorageIfAllowed()?.setItem(this.#name, JSON.stringify(times));
    } catch {
      // full or forbidden: it is told once in each page
    }
  }
}

/** @param {AppContext} app @param {string} id */
function toldWords(app, id) {
  if (app.isChild) return t("One more device is in now.");
  return t("One more device is in now as {name}. If you do not know of it, tell the facilitator.", {
    name: app.nameOf(id),
  });
}
