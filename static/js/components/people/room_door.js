// Shows the room's code; a button closes the lobby or opens it with a new code.
/** @import { Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { changeDoor } from "../../transport/door.js";
import { spaced } from "./join_card.js";

/** The room's code, and one tap that shuts the door or opens it with a fresh one. @param {AppContext} app */
export function roomDoor(app) {
  const code = el("p", { class: "panel-code" });
  const words = el("span");
  const turn = button(
    { class: "button button--small", "data-act": "door" },
    () => tried(failed, changeDoor(app.page, app.store.door?.open ? "close" : "open")),
    icon("log-in"),
    words,
  );
  const failed = el("p", { role: "status", class: "door-failed", hidden: true });
  const element = el("div", { class: "room-door" }, code, turn, failed);
  return {
    element,
    show() {
      const { door } = app.store;
      setText(
        code,
        door?.open ? t("Code of the room: {code}", { code: spaced(door.code) }) : t("The room's door is closed."),
      );
      setText(words, door?.open ? t("Close the door") : t("Open the door"));
      turn.hidden = !app.store.may("person.admit");
    },
  };
}

/**
 * Several strangers with the room's code leave the lobby by one tap. It stands below them and pushes nobody away.
 * @param {AppContext} app
 */
export function sendingAway(app) {
  /** @type {string[]} */
  let strangers = [];
  const words = el("span");
  const failed = el("p", { role: "status", class: "door-failed", hidden: true });
  const away = button(
    { class: "button button--small", "data-act": "send-away" },
    () => tried(failed, changeDoor(app.page, "send-away", strangers)),
    icon("user-minus"),
    words,
  );
  const element = el("div", { class: "sending-away" }, away, failed);
  return {
    element,
    /** @param {Person[]} waiting */
    show(waiting) {
      strangers = waiting.filter(({ walk_in: walkIn, state }) => walkIn && state === "waiting").map(({ id }) => id);
      element.hidden = strangers.length < 2;
      setText(words, t("Send away who waits with the code ({count})", { count: strangers.length }));
    },
  };
}

/** @param {HTMLElement} failed @param {Promise<void>} request */
async function tried(failed, request) {
  failed.hidden = true;
  try {
    await request;
  } catch {
    setText(failed, t("This did not work. Please try it again when the connection is back."));
    failed.hidden = false;
  }
}
