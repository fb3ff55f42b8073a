// The child's choice of the first topic, by large tiles; where it is not here, its guide's or the facilitator's.
/** @import { AppContext } from "../../context.js" */
/** @import { Topic } from "../../types.d.ts" */
/** @import { StepBlock } from "./step_block.js" */
import { button, el, setAttribute, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { byDots, chosenTopic, choosesNow } from "../../state/meeting/topics.js";
import { stepBlock, pictureOfCards } from "./step_block.js";

/** @param {AppContext} app @returns {StepBlock} */
export function topicChoiceBlock(app) {
  const { store } = app;
  const tiles = el("div", { class: "choose-tiles" });
  const block = stepBlock("choose", tiles);
  const choose = (/** @type {Topic} */ { id }) => store.do("vote.order", { topics: [id] });
  return {
    element: block.element,
    waits: () => choosesNow(store) && !chosenTopic(store) && store.topics.length > 0,
    show() {
      block.element.hidden = !choosesNow(store) || store.topics.length === 0;
      if (block.element.hidden) return;
      block.say(
        app.isChild ? t("What do we talk about first? You choose.") : t("What do we talk about first?"),
        app.isChild ? "" : t("Choose as the child wishes."),
      );
      syncChildren(tiles, byDots(store), {
        key: ({ id }) => id,
        make: (topic) =>
          button(
            { class: "choose-tile" },
            () => choose(topic),
            pictureOfCards(app, topic.cards, topic.title),
            el("span", { class: "choose-title" }),
            el("span", { class: "choose-star", "aria-hidden": "true" }, icon("star")),
          ),
        update: (press, topic) => {
          setText(/** @type {Element} */ (press.querySelector(".choose-title")), topic.title);
          setAttribute(press, "aria-pressed", String(topic.state === "chosen"));
        },
      });
    },
  };
}
