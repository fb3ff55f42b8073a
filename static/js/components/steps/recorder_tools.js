// What the recorder has over the wall: topics from a chosen card or pile, and the way to the minutes.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { importWithMessages } from "../../lib/i18n/catalogue.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

const FIRST_STEP = 2;
const LAST_STEP = 5;
const fetchDialog = () => importWithMessages(() => import("./topics_dialog.js"));

/** @param {AppContext} app */
function makesTopics({ store }) {
  const { step = 0 } = store.meeting ?? {};
  return store.may("topic.make") && step >= FIRST_STEP && step <= LAST_STEP;
}

/**
 * @param {AppContext} app @param {() => IpkDialog | undefined} dialog
 * @param {() => string} chosen the id of the chosen card, or ""
 */
export function recorderTools(app, dialog, chosen) {
  const words = el("span");
  const press = async () => {
    const card = chosen();
    const place = dialog();
    const { openTopics, topicFrom } = await fetchDialog();
    if (place) openTopics(app, place, card ? topicFrom(app, card) : {});
  };
  const open = button(
    { class: "button button--small", "data-act": "topics", hidden: true },
    () => void press().catch(() => undefined),
    icon("list-checks"),
    words,
  );
  // on a page of its own, beside the wall
  const minutes = el("a", { class: "button button--small", href: "minutes", target: "_blank" }, t("Minutes"));
  return {
    element: el("div", { class: "recorder-tools" }, open, minutes),
    /** So that it is there without a connection, too. */
    fetch: () => fetchDialog().catch(() => undefined),
    /** May a tapped card become a topic now? */
    takesCards: () => makesTopics(app),
    show() {
      open.hidden = !makesTopics(app);
      setText(words, chosen() ? t("Topic from this card") : t("Topics: {count}", { count: app.store.topics.length }));
    },
  };
}
