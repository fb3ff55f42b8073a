// The recorder makes topics, too: a button over the wall, from the chosen card or pile or with a title of its own.
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, setText } from "../../lib/dom/dom.js";
import { importWithMessages } from "../../lib/i18n/catalogue.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

const FIRST_STEP = 2;
const LAST_STEP = 5;
const fetchDialog = () => importWithMessages(() => import("./topics_dialog.js"));

/** May this person make topics now? @param {AppContext} app */
export function makesTopics({ store }) {
  const { step = 0 } = store.meeting ?? {};
  return store.may("topic.make") && step >= FIRST_STEP && step <= LAST_STEP;
}

/**
 * @param {AppContext} app @param {() => IpkDialog | undefined} dialog
 * @param {() => string} chosen the id of the chosen card, or ""
 */
export function deskTopics(app, dialog, chosen) {
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
  return {
    element: open,
    /** So that it is there without a connection, too. */
    fetch: () => fetchDialog().catch(() => undefined),
    show() {
      open.hidden = !makesTopics(app);
      setText(words, chosen() ? t("Topic from this card") : t("Topics: {count}", { count: app.store.topics.length }));
    },
  };
}
