// The buttons by which a question is answered: write, draw, symbols, photo, voice.
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { AppContext } from "../../../context.js" */
/** @import { Answering } from "./answer_actions.js" */
import { el, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { tile } from "../../base/tile.js";

/**
 * @typedef {{ kind: string, icon: IconName, words: (actions: Answering) => string,
 * when: (actions: Answering) => boolean, act: (actions: Answering) => void }} Way
 */
/** @type {Way[]} */
const WAYS = [
  { kind: "write", icon: "pencil", words: () => t("Write"), when: allows("words"), act: (actions) => actions.write() },
  { kind: "draw", icon: "brush", words: () => t("Draw"), when: allows("drawing"), act: (actions) => actions.draw() },
  {
    kind: "picture",
    icon: "image",
    words: ({ refuse }) => (refuse ? t("Other pictures") : t("Picture")),
    when: allows("symbols"),
    act: (actions) => actions.pick(),
  },
  {
    kind: "photo",
    icon: "camera",
    words: () => t("Photo"),
    when: allows("picture"),
    act: (actions) => actions.photograph(),
  },
  { kind: "say", icon: "mic", words: () => t("Say it"), when: allows("voice"), act: (actions) => actions.say() },
  {
    kind: "none",
    icon: "x",
    words: () => t("I do not want to"),
    when: ({ refuse }) => Boolean(refuse),
    act: (actions) => actions.refuse?.(),
  },
];

/** @param {"words" | "symbols" | "drawing" | "picture" | "voice"} kind @returns {Way["when"]} */
function allows(kind) {
  return ({ question }) => question.kinds.includes(kind);
}

/**
 * Every way to an answer that this question allows, "something else" among them, and "I do not want to".
 * @param {AppContext} app
 */
export function answerTools(app) {
  const element = el("div", { class: "tiles workbook-ways", role: "group", "aria-label": t("How I can answer") });
  let shown = "";
  /** @type {Answering | undefined} */
  let now;
  return {
    element,
    /** @param {Answering | undefined} actions */
    show(actions) {
      now = actions;
      // From question to question mostly the same ways: what stays need not be made again.
      const key = actions ? [Boolean(actions.refuse), ...actions.question.kinds].join(" ") : "";
      if (key !== shown) {
        const ways = actions ? WAYS.filter(({ when }) => when(actions)) : [];
        element.replaceChildren(
          ...ways.map(({ kind, icon, words, act }) =>
            tile(icon, words(/** @type {Answering} */ (actions)), () => now && act(now), { kind }),
          ),
        );
        shown = key;
      }
      const none = element.querySelector(".tile--none");
      if (none) setAttribute(none, "aria-pressed", actions?.answer?.none ? "true" : "false");
      setAttribute(element, "hidden", !actions || !app.store.may("profile.answer"));
    },
  };
}
