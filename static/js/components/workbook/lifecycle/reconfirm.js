// Three buttons at an answer from an earlier meeting: is it still true?
/** @import { Making } from "../answer/answer_actions.js" */
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { Args, ProfileAnswer } from "../../../types.d.ts" */
import { button, el, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { askByProxy } from "./ask_by_proxy.js";
import { symbolImage } from "../../symbols/picker_tile.js";
import { speaker } from "../../base/reading_speaker.js";

/** @type {{ still: "true" | "changed" | "gone", symbol: string, icon: IconName, words: () => string }[]} */
const REPLIES = [
  { still: "true", symbol: "yes", icon: "check", words: () => t("Still true") },
  { still: "changed", symbol: "change", icon: "rotate-cw", words: () => t("It has changed") },
  { still: "gone", symbol: "no", icon: "x", words: () => t("Not any more") },
];

/** Is it still true? Asked kindly on the answer's own page, in three large pictures. @param {Making} making */
export function reconfirm({ app, page, dialog }) {
  const id = () => `answer-${page.question?.id}`;
  let answer = /** @type {ProfileAnswer | undefined} */ (undefined);
  const tiles = REPLIES.map(({ still, symbol, icon: name, words }) => {
    const known = app.symbols.get(symbol);
    const picture = known ? symbolImage(app, known, "still-picture") : icon(name);
    const say = (/** @type {Args} */ more = {}) =>
      void app.store.do("profile.confirm", { id: answer?.id ?? id(), still, ...more });
    // what a guide holds true alone is no more what the child released
    const released = () => !app.isChild && still === "true" && answer?.consent !== "me";
    const reply = () => (released() ? askByProxy({ app, dialog }, () => say({ told: true })) : say());
    return button({ class: "still-reply", "data-still": still }, reply, picture, el("span", {}, words()));
  });
  const words = el("p", { class: "still-words", role: "status" });
  const asked = el(
    "div",
    { class: "still-asked" },
    speaker(() => [words]),
    words,
  );
  const replies = el("div", { class: "still-replies" }, ...tiles);
  const element = el("div", { class: "still", role: "group", "aria-label": t("Is it still true?") }, asked, replies);
  return {
    element,
    /** @param {ProfileAnswer | undefined} now */
    show(now) {
      answer = now;
      element.hidden = !now?.still;
      replies.hidden = now?.still !== "ask";
      setText(words, now?.still === "changed" ? t("How is it now?") : t("You said this before. Is it still true?"));
    },
  };
}
