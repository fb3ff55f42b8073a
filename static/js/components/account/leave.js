// Leaving the meeting: the button, the question before it, and the browser's question before a page closes.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { showSignedOut } from "../../signed_out.js";
import { forgetPerson } from "./page_person.js";
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

/** @type {(() => boolean)[]} */
const guards = [];
let allowed = false;

/**
 * From now on the browser asks before the page is closed or reloaded, as long as `holds` says so.
 * @param {() => boolean} holds
 */
export function guardLeaving(holds) {
  guards.push(holds);
  if (guards.length > 1) return;
  addEventListener("beforeunload", (event) => {
    if (!allowed && guards.some((guard) => guard())) event.preventDefault();
  });
}

/** The page itself goes somewhere now: nobody has to be asked. */
export function allowLeaving() {
  allowed = true;
}

/**
 * A button that leads out of the meeting for good, on a device that others use, too (C6).
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function leaveButton(app, dialog) {
  return button(
    { class: "button button--wide" },
    () => askToLeave(app, dialog),
    icon("log-out"),
    t("Leave the meeting"),
  );
}

/** @param {AppContext} app @param {IpkDialog} dialog */
export function askToLeave(app, dialog) {
  const { store } = app;
  const unsaved = store.queues.unsaved;
  const words = [
    el(
      "p",
      {},
      t("This device forgets the meeting: nobody can go back to it here. To return you need your invitation."),
    ),
    unsaved &&
      el("p", { class: "notice notice--danger" }, t("Something is not saved yet. If you leave now, it is lost.")),
    !store.online &&
      el("p", { class: "notice notice--danger" }, t("There is no connection now. Please wait until it is back.")),
  ];
  const go = button(
    { class: "button button--main button--wide", disabled: !store.online },
    () => void leave(app),
    icon("log-out"),
    t("Leave"),
  );
  const stay = button({ class: "button button--wide" }, () => dialog.close(), t("Stay"));
  dialog.open(t("Leave the meeting?"), [...words.filter((part) => part instanceof Node), go, stay]);
}

/** The server forgets the device, the browser what it kept; Back finds an empty page. @param {AppContext} app */
async function leave({ page, store, socket }) {
  allowLeaving();
  socket.close();
  await store.forget();
  forgetPerson(page.conference);
  showSignedOut();
  const token = el("input", { type: "hidden", name: "csrf_token", value: page.csrf });
  const form = el("form", { method: "post", action: `/c/${page.conference}/leave` }, token);
  document.body.append(form);
  form.submit();
}
