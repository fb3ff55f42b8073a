// Workbook page: the messages that the child prepares for the meeting.
/** @import { Moment } from "../../state/profile/messages.js" */
/** @import { Making, Now, WorkbookPage } from "./answer/answer_actions.js" */
import { el, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { messagesOf, momentsOf } from "../../state/profile/messages.js";
import { MessageActions } from "../messages/message_actions.js";
import { momentsPage } from "../messages/message_moments.js";
import { IpkPrepared } from "../messages/prepared_messages.js";

/**
 * What the child wants to say in the meeting, made beforehand: on the left when, on the right what.
 * @param {Making} making
 * @returns {WorkbookPage}
 */
export function messagesPage({ app, dialog, page, sheet }) {
  const { store } = app;
  /** @type {Moment | undefined} */
  let moment;
  const actions = new MessageActions(app, dialog, () => moment);
  const left = momentsPage(app, ({ id }) => store.do("profile.turn", { page: page.id, tried: id }));
  const spoken = sheet.spoken_for
    ? el("p", { class: "workbook-spoken" }, t("Only what the child itself lets others know belongs here."))
    : null;
  const list = el("div", { class: "prepared-list", role: "list" });
  const empty = el("p", { class: "workbook-empty" }, icon("mail"), el("span", {}, t("Here comes your message.")));
  const right = el(
    "section",
    { class: "page page--answers page--prepared", "aria-label": t("My messages") },
    spoken,
    list,
    empty,
  );
  return {
    elements: [left.element, right],
    actions,
    show(/** @type {Now} */ { book }) {
      const moments = momentsOf(store.papers);
      moment = moments.find(({ id }) => id === book.tried) ?? moments[0];
      const all = messagesOf(store);
      left.show(moments, moment, all);
      const here = moments.filter(({ step }) => step === moment?.step);
      const shown = all.filter(({ step }) => step === moment?.step);
      syncChildren(list, shown, {
        key: ({ id }) => id,
        make: () => new IpkPrepared(actions),
        update: (one, message) => one.show(message, here),
      });
      empty.hidden = shown.length > 0;
    },
  };
}
