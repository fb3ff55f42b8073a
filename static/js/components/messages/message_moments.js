// The left page of prepared messages: at which step of the meeting the child says something.
/** @import { Message } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Moment } from "../../state/profile/messages.js" */
import { button, el, syncChildren, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { askedWords } from "../preparation/choices/tiles.js";
import { symbolImage } from "../symbols/picker_tile.js";

/**
 * When the child says something, in its words and in pictures of the dictionary, step by step.
 * @type {Record<number, { symbol: string, words: () => string }>}
 */
const WHEN = {
  1: { symbol: "hello", words: () => t("Hello") },
  2: { symbol: "talk", words: () => t("How it is") },
  3: { symbol: "important", words: () => t("I need") },
  4: { symbol: "first", words: () => t("This first") },
  5: { symbol: "idea", words: () => t("Ideas") },
  9: { symbol: "end", words: () => t("At the end") },
};

/** When a message hangs, as pictures of the steps. @param {AppContext} app @param {(moment: Moment) => void} go */
export function momentsPage(app, go) {
  const steps = el("div", {
    class: "workbook-suggests prepared-steps",
    role: "group",
    "aria-label": t("When it hangs"),
  });
  return {
    element: el(
      "section",
      { class: "page page--asks page--moments" },
      askedWords(t("What do I want to say at the meeting?")),
      steps,
    ),
    /** @param {Moment[]} moments @param {Moment | undefined} now @param {Message[]} all */
    show(moments, now, all) {
      const firsts = moments.filter(({ step }, at) => moments.findIndex((one) => one.step === step) === at);
      syncChildren(steps, firsts, {
        key: ({ id }) => id,
        make: (moment) => stepTile(app, moment, go),
        update(one, { step }) {
          setAttribute(one, "aria-pressed", String(step === now?.step));
          setAttribute(
            one,
            "data-done",
            all.some((message) => message.step === step),
          );
        },
      });
    },
  };
}

/** @param {AppContext} app @param {Moment} moment @param {(moment: Moment) => void} go */
function stepTile(app, moment, go) {
  const when = WHEN[moment.step];
  const symbol = app.symbols.get(when.symbol);
  const picture = symbol ? symbolImage(app, symbol, "picker-picture") : icon("mail");
  const tick = el("span", { class: "workbook-tick" }, icon("check"));
  return button(
    { class: "picker-tile prepared-step", "data-step": moment.step },
    () => go(moment),
    picture,
    el("span", {}, when.words()),
    tick,
  );
}
