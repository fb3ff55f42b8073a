// The buttons by which a question is answered: write, draw, symbols, photo, voice.
/** @import { IconName } from "../../../lib/dom/icons.js" */
/** @import { AppContext } from "../../../context.js" */
/** @import { Answering } from "./answer_actions.js" */
import { el, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { tile } from "../../base/tile.js";

/**
 * @typedef {{ kind: string, icon: IconName, words: (deeds: Answering) => string, when: (deeds: Answering) => boolean,
 * act: (deeds: Answering) => void }} Way
 */
/** @type {Way[]} */
const WAYS = [
  { kind: "write", icon: "pencil", words: () => t("Write"), when: allows("words"), act: (deeds) => deeds.write() },
  { kind: "draw", icon: "brush", words: () => t("Draw"), when: allows("drawing"), act: (deeds) => deeds.draw() },
  {
    kind: "picture",
    icon: "image",
    words: ({ refuse }) => (refuse ? t("Other pictures") : t("Picture")),
    when: allows("symbols"),
    act: (deeds) => deeds.pick(),
  },
  {
    kind: "photo",
    icon: "camera",
    words: () => t("Photo"),
    when: allows("picture"),
    act: (deeds) => deeds.photograph(),
  },
  { kind: "say", icon: "mic", words: () => t("Say it"), when: allows("voice"), act: (deeds) => deeds.say() },
  {
    kind: "none",
    icon: "x",
    words: () => t("I do not want to"),
    when: ({ refuse }) => Boolean(refuse),
    act: (deeds) => deeds.refuse?.(),
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
  const element = el("div", { class: "tiles studio-ways", role: "group", "aria-label": t("How I can answer") });
  let shown = "";
  /** @type {Answering | undefined} */
  let now;
  return {
    element,
    /** @param {Answering | undefined} deeds */
    show(deeds) {
      now = deeds;
      // From question to question mostly the same ways: what stays need not be made again.
      const key = deeds ? [Boolean(deeds.refuse), ...deeds.question.kinds].join(" ") : "";
      if (key !== shown) {
        const ways = deeds ? WAYS.filter(({ when }) => when(deeds)) : [];
        element.replaceChildren(
          ...ways.map(({ kind, icon, words, act }) =>
            tile(icon, words(/** @type {Answering} */ (deeds)), () => now && act(now), { kind }),
          ),
        );
        shown = key;
      }
      const none = element.querySelector(".tile--none");
      if (none) setAttribute(none, "aria-pressed", deeds?.answer?.none ? "true" : "false");
      setAttribute(element, "hidden", !deeds || !app.store.may("profile.answer"));
    },
  };
}
