/** @import { Paper } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, keyed, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { cardList } from "./card_list.js";
import { openPapers } from "./composer.js";

/** The third place of the phone: the wall to be read, one paper after another. */
export function phoneWall() {
  let turnedTo = "";
  /** @type {Room | undefined} */
  let room;
  const chips = el("div", { class: "chips", role: "group", "aria-label": t("Papers") });
  const title = el("h2", { class: "wall-title" });
  const more = button({ class: "chip chip--more", "aria-expanded": "false" }, () => {
    more.setAttribute("aria-expanded", String(more.getAttribute("aria-expanded") === "false"));
    if (room) show(room);
  }, t("Other papers"));
  const list = cardList(t("Nothing hangs here yet."), { author: true });
  const element = el("section", { class: "place place--wall", "aria-label": t("The wall") }, el("div", { class: "chips" }, chips, more), title, list.element);

  const chip = (/** @type {Paper} */ paper) =>
    button({ class: "chip" }, () => {
      turnedTo = paper.id;
      if (room) show(room);
    });

  const show = (/** @type {Room} */ there) => {
    room = there;
    const papers = openPapers(there);
    const lead = there.store.meeting?.spotlight?.paper;
    const shown = papers.find(({ id }) => id === (turnedTo || lead)) ?? papers[0];
    const now = papers.filter(({ step }) => step === there.store.meeting?.step);
    const all = more.getAttribute("aria-expanded") === "true" || now.length === 0;
    more.hidden = now.length === 0 || now.length === papers.length;
    keyed(chips, all ? papers : papers.filter((paper) => now.includes(paper) || paper === shown), {
      key: (paper) => paper.id,
      make: chip,
      update: (element_, paper) => {
        write(element_, paper.title);
        setAttribute(element_, "aria-pressed", String(paper.id === shown?.id));
      },
    });
    write(title, shown?.title ?? "");
    list.show(there.store.cards.filter((card) => card.paper === shown?.id), there, shown ? undefined : t("No paper is open yet."));
  };
  return { element, show };
}
