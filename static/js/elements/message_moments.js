/** @import { Message } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
/** @import { Moment } from "../state/messages.js" */
import { button, el, keyed, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { askedWords } from "./arrange_tiles.js";
import { symbolImage } from "./picker_tile.js";
import { nameOfStep } from "./step_words.js";

/** What a step looks like, in pictures of the dictionary. @type {Record<number, string>} */
const PICTURES = { 1: "hello", 2: "talk", 3: "important", 4: "first", 5: "idea", 9: "end" };

/** When a message hangs, as pictures of the steps; and where, when the step has several papers. @param {Room} room @param {(moment: Moment) => void} go */
export function momentsLeaf(room, go) {
  const steps = el("div", { class: "studio-suggests prepared-steps", role: "group", "aria-label": t("When it hangs") });
  const papers = el("div", { class: "prepared-papers", role: "group", "aria-label": t("Where it hangs") });
  const paperTile = (/** @type {Moment} */ moment) => button({ class: "prepared-paper" }, () => go(moment), moment.title);
  return {
    element: el("section", { class: "leaf leaf--asks leaf--moments" }, askedWords(t("What do I want to say at the meeting?")), steps, papers),
    /** @param {Moment[]} moments @param {Moment | undefined} now @param {Message[]} all */
    show(moments, now, all) {
      const firsts = moments.filter(({ step }, at) => moments.findIndex((one) => one.step === step) === at);
      keyed(steps, firsts, {
        key: ({ id }) => id,
        make: (moment) => stepTile(room, moment, go),
        update(one, { step }) {
          setAttribute(one, "aria-pressed", String(step === now?.step));
          setAttribute(one, "data-done", all.some((message) => message.step === step));
        },
      });
      const here = moments.filter(({ step }) => step === now?.step);
      keyed(papers, here.length > 1 ? here : [], {
        key: ({ id }) => id,
        make: paperTile,
        update: (one, { id }) => setAttribute(one, "aria-pressed", String(id === now?.id)),
      });
    },
  };
}

/** @param {Room} room @param {Moment} moment @param {(moment: Moment) => void} go */
function stepTile(room, moment, go) {
  const symbol = room.symbols.get(PICTURES[moment.step] ?? "");
  const picture = symbol ? symbolImage(room, symbol, "picker-picture") : icon("mail");
  const tick = el("span", { class: "studio-tick" }, icon("check"));
  return button({ class: "picker-tile prepared-step", "data-step": moment.step }, () => go(moment), picture, el("span", {}, nameOfStep(moment.step)), tick);
}
