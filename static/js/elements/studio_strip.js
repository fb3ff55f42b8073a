/** @import { Room } from "../room.js" */
/** @import { ProfileAnswer, ProfileSheet } from "../types.d.ts" */
/** @import { Page } from "../state/profile.js" */
import { button, el, keyed, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { isAnswered } from "../state/profile.js";
import { symbolImage } from "./picker_tile.js";
import { arrangingStop } from "./studio_pages.js";

/** The pages side by side as pictures: where we are, what is done, a tap goes there. @param {Room} room @param {(page: string) => void} go */
export function pageStrip(room, go) {
  const list = el("ol", { class: "studio-strip", role: "list" });
  const element = el("nav", { class: "studio-pages", "aria-label": t("Pages of the book") }, list);
  let here = "";
  return {
    element,
    /** @param {Page[]} pages @param {Page} now @param {Map<string, ProfileAnswer>} answers @param {ProfileSheet} sheet */
    show(pages, now, answers, sheet) {
      const stops = pages.filter(({ kind }) => kind !== "example");
      const current = now.question?.id ?? now.id;
      keyed(list, stops, {
        key: ({ id }) => `${sheet.id} ${id}`,
        make: (page) => el("li", {}, thumb(page, room, go)),
        update: (item, page) => {
          const stop = /** @type {Element} */ (item.firstElementChild);
          setAttribute(stop, "aria-current", page.id === current ? "page" : null);
          setAttribute(stop, "data-done", isAnswered(answers.get(page.id)) || arrangingStop(page.kind)?.done(room));
        },
      });
      if (here !== current) list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
      here = current;
    },
  };
}

/** @param {Page} page @param {Room} room @param {(page: string) => void} go */
function thumb({ id, kind, question }, room, go) {
  const arranging = arrangingStop(kind);
  const words = question?.ask ?? arranging?.words() ?? (kind === "end" ? t("My page") : t("What we agree on"));
  const symbol = room.symbols.get(question?.suggest[0] ?? arranging?.symbol ?? "");
  const picture = symbol ? symbolImage(room, symbol, "studio-thumb") : icon(kind === "end" ? "star" : question ? "message-circle-question-mark" : "shield-check");
  return button({ class: "studio-stop", "aria-label": words, title: words }, () => go(id), picture, el("span", { class: "studio-tick" }, icon("check")));
}
