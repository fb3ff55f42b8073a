// What people add to the plan in step 8: their wishes, and why they do not agree yet.
/** @import { AppContext } from "../../../context.js" */
/** @import { Agreement } from "../../../types.d.ts" */
/** @import { StepBlock } from "../step_block.js" */
import { el, setText, syncChildren } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { displayName } from "../../../state/people/display_names.js";
import { stepBlock } from "../step_block.js";

const AGREEING = 8;

/** The words that this person may read. @param {AppContext} app */
export function wishList(app) {
  const element = el("ul", { class: "wishes", role: "list" });
  return {
    element,
    /** @returns {boolean} is there anything to read? */
    show() {
      const { meeting, agreements } = app.store;
      const there = (meeting?.step ?? 0) >= AGREEING ? agreements.filter(({ words }) => words) : [];
      element.hidden = there.length === 0;
      syncChildren(element, there, {
        key: ({ id }) => id,
        make: () => el("li", { class: "wish" }),
        update: (line, one) => setText(line, wishWords(app, one)),
      });
      return there.length > 0;
    },
  };
}

/** @param {AppContext} app @param {Agreement} one */
function wishWords(app, { person, answer, words, waits }) {
  const name = displayName(app.nameOf(person));
  const said =
    answer === "wish" ? t("{name} wishes: {words}", { name, words }) : t("{name}, not yet: {words}", { name, words });
  return waits ? [said, t("Waits for approval")].join(" · ") : said;
}

/** @param {AppContext} app @returns {StepBlock} */
export function wishesBlock(app) {
  const list = wishList(app);
  const block = stepBlock("wishes", list.element);
  return {
    element: block.element,
    waits: () => false,
    show() {
      block.say(t("What people add to the plan"));
      block.element.hidden = Boolean(app.store.meeting?.closed) || !list.show();
    },
  };
}
