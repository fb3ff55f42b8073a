// The guide's list of prepared messages during the meeting.
/** @import { Message } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { asCard, messagesOf } from "../../state/profile/messages.js";
import { decide } from "../../state/core/seen.js";
import { takeBack } from "../workbook/lifecycle/ask_by_proxy.js";
import { cardBody, growDrawing } from "../card/card_body.js";
import { IpkDialog } from "../base/dialog.js";
import { nameOfStep } from "../meeting/step_words.js";

/** Each line's message as it stands there: what is decided about. @type {WeakMap<Element, Message>} */
const shown = new WeakMap();

/** The guide's: everything the child prepared, by step, with a button that hangs it when its step has come (D13). */
export function preparedList() {
  const list = el("div", { class: "prepared-lines", role: "list" });
  const dialog = new IpkDialog();
  const element = el(
    "section",
    { class: "prepared-due", "aria-label": t("Prepared messages"), hidden: true },
    el("h3", {}, t("Prepared messages")),
    list,
    dialog,
  );
  return {
    element,
    /** @param {AppContext} app */
    show(app) {
      const { store } = app;
      const all = store.may("messages.hang") && (store.meeting?.step ?? 0) > 0 ? messagesOf(store) : [];
      element.hidden = all.length === 0;
      syncChildren(list, all, {
        key: ({ id, hung, kind, text, symbols }) => `${id} ${hung} ${kind} ${text} ${symbols.join(" ")}`,
        make: (message) => line(app, dialog, message),
        update: (one, message) => settle(one, app, message),
      });
    },
  };
}

/** @param {AppContext} app @param {IpkDialog} dialog @param {Message} message */
function line(app, dialog, message) {
  const { id, hung } = message;
  const act = hung
    ? button({ class: "button" }, () => takeBack(app, dialog, id), icon("undo-2"), t("Take it back"))
    : button(
        { class: "button button--main" },
        () => decide(app.store, "messages.hang", { id }, shown.get(element) ?? message),
        icon("sticky-note"),
        t("Hang it up"),
      );
  const element = el(
    "div",
    { class: "prepared-line", role: "listitem" },
    el("p", { class: "prepared-when" }),
    cardBody(asCard(message), app, { touched: true }),
    act,
  );
  return element;
}

/** @param {HTMLElement} one @param {AppContext} app @param {Message} message */
function settle(one, app, message) {
  const { store } = app;
  const { due, hung, reach, step, paper } = message;
  const childs = reach === "child" && !hung;
  shown.set(one, message);
  growDrawing(one, asCard(message));
  setAttribute(one, "data-due", due && !hung);
  const press = /** @type {HTMLButtonElement} */ (one.lastElementChild);
  press.hidden = childs;
  press.disabled = !hung && (!due || store.resting);
  const child = store.people.find(({ role }) => role === "child")?.name ?? "";
  const title = store.papers.find(({ id }) => id === paper)?.title ?? "";
  const how = hung ? t("It is hanging") : childs ? t("Only {name} hangs it", { name: child }) : "";
  setText(
    /** @type {Element} */ (one.firstElementChild),
    [`${step}. ${nameOfStep(step)}`, title, how].filter(Boolean).join(" · "),
  );
}
