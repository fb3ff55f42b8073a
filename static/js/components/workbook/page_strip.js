// The table of contents of the workbook, as a row of pictures.
/** @import { AppContext } from "../../context.js" */
/** @import { ProfileAnswer, Questionnaire } from "../../types.d.ts" */
/** @import { Page } from "../../state/profile/profile.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, keyed, setAttribute, write } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { isAnswered } from "../../state/profile/profile.js";
import { symbolImage } from "../symbols/picker_tile.js";
import { arrangingStop } from "./pages.js";

/**
 * The pages side by side as pictures: where we are, what is done. A guide's tap on one goes there. On the child's
 * tablet
 * so many pictures are too small for a finger: the strip is one button, and opens the book's contents in large
 * pictures.
 * @param {AppContext} room @param {IpkDialog} over @param {(page: string) => void} go
 */
export function pageStrip(room, over, go) {
  const list = el(room.isChild ? "span" : "ol", { class: "studio-strip" });
  const where = el("span", { class: "visually-hidden" });
  const all = () => openContents(over, contents());
  const inside = room.isChild
    ? button({ class: "studio-where", title: t("Pages of the book") }, all, where, list)
    : list;
  const element = el("nav", { class: "studio-pages", "aria-label": t("Pages of the book") }, inside);
  let contents = () => /** @type {HTMLElement[]} */ ([]);
  const turnTo = (/** @type {string} */ id) => {
    over.close();
    go(id);
  };
  return {
    element,
    /**
     * @param {Page[]} pages
     * @param {Page} now
     * @param {Map<string, ProfileAnswer>} answers
     * @param {Questionnaire} sheet
     */
    show(pages, now, answers, sheet) {
      const stops = pages.filter(({ kind }) => kind !== "example");
      const current = now.question?.id ?? now.id;
      const mark = (/** @type {Element} */ stop, /** @type {Page} */ page) => {
        setAttribute(stop, "aria-current", page.id === current ? "page" : null);
        markProgress(room, stop, page, answers.get(page.id));
      };
      keyed(list, stops, {
        key: ({ id }) => `${sheet.id} ${id}`,
        make: (page) => stripItem(page, room, go),
        update: (item, page) => mark(room.isChild ? item : /** @type {Element} */ (item.firstElementChild), page),
      });
      const there = stops.find(({ id }) => id === current);
      write(where, `${t("Pages of the book")}: ${there ? wordsOf(there) : ""}`);
      contents = () =>
        stops.map((page) => {
          const large = contentsButton(page, room, () => turnTo(page.id));
          mark(large, page);
          return large;
        });
    },
  };
}

/**
 * Whoever prepares sees where to ask anew; the child is asked on the page itself.
 * @param {AppContext} room @param {Element} stop @param {Page} page @param {ProfileAnswer | undefined} answer
 */
function markProgress(room, stop, page, answer) {
  setAttribute(stop, "data-asks", !room.isChild && Boolean(answer?.still));
  setAttribute(stop, "data-done", isAnswered(answer) || arrangingStop(page.kind)?.done(room));
}

/** @param {Page} page @param {AppContext} room @param {() => void} press */
function contentsButton(page, room, press) {
  const words = el("span", {}, wordsOf(page));
  return button({ class: "picker-tile contents-page" }, press, ...thumb(page, room), words);
}

/** @param {IpkDialog} over @param {HTMLElement[]} pages */
function openContents(over, pages) {
  const back = button(
    { class: "picker-tile contents-page contents-back" },
    () => over.close(),
    icon("arrow-left"),
    el("span", {}, t("Back")),
  );
  over.open(t("Pages of the book"), [el("div", { class: "contents" }, back, ...pages)], {
    quiet: true,
    kind: "contents",
  });
  over.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** @param {Page} page */
function wordsOf({ kind, question }) {
  return question?.ask ?? arrangingStop(kind)?.words() ?? (kind === "end" ? t("My page") : t("What we agree on"));
}

/** @param {Page} page @param {AppContext} room @param {(page: string) => void} go */
function stripItem(page, room, go) {
  if (room.isChild) return el("span", { class: "studio-stop" }, ...thumb(page, room));
  return el("li", {}, stopButton(page, room, go));
}

/** @param {Page} page @param {AppContext} room @param {(page: string) => void} go */
function stopButton(page, room, go) {
  const words = wordsOf(page);
  return button({ class: "studio-stop", "aria-label": words, title: words }, () => go(page.id), ...thumb(page, room));
}

/** @param {Page} page @param {AppContext} room @returns {Element[]} */
function thumb({ kind, question }, room) {
  const symbol = room.symbols.get(question?.suggest[0] ?? arrangingStop(kind)?.symbol ?? "");
  const other = kind === "end" ? "star" : question ? "message-circle-question-mark" : "shield-check";
  const picture = symbol ? symbolImage(room, symbol, "studio-thumb") : icon(other);
  const asks = room.isChild
    ? []
    : [el("span", { class: "studio-asks", title: t("Is it still true?") }, icon("message-circle-question-mark"))];
  return [picture, el("span", { class: "studio-tick" }, icon("check")), ...asks];
}
