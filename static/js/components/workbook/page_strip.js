// The table of contents of the workbook, as a row of pictures.
/** @import { AppContext } from "../../context.js" */
/** @import { ProfileAnswer, Questionnaire } from "../../types.d.ts" */
/** @import { Page } from "../../state/profile/profile.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
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
 * @param {AppContext} app @param {IpkDialog} dialog @param {(page: string) => void} go
 */
export function pageStrip(app, dialog, go) {
  const list = el(app.isChild ? "span" : "ol", { class: "workbook-strip" });
  const where = el("span", { class: "visually-hidden" });
  const all = () => openContents(dialog, contents());
  const inside = app.isChild
    ? button({ class: "workbook-where", title: t("Pages of the book") }, all, where, list)
    : list;
  const element = el("nav", { class: "workbook-pages", "aria-label": t("Pages of the book") }, inside);
  let contents = () => /** @type {HTMLElement[]} */ ([]);
  const turnTo = (/** @type {string} */ id) => {
    dialog.close();
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
        markProgress(app, stop, page, answers.get(page.id));
      };
      syncChildren(list, stops, {
        key: ({ id }) => `${sheet.id} ${id}`,
        make: (page) => stripItem(page, app, go),
        update: (item, page) => mark(app.isChild ? item : /** @type {Element} */ (item.firstElementChild), page),
      });
      const there = stops.find(({ id }) => id === current);
      setText(where, `${t("Pages of the book")}: ${there ? wordsOf(there) : ""}`);
      contents = () =>
        stops.map((page) => {
          const large = contentsButton(page, app, () => turnTo(page.id));
          mark(large, page);
          return large;
        });
    },
  };
}

/**
 * Whoever prepares sees where to ask anew; the child is asked on the page itself.
 * @param {AppContext} app @param {Element} stop @param {Page} page @param {ProfileAnswer | undefined} answer
 */
function markProgress(app, stop, page, answer) {
  setAttribute(stop, "data-asks", !app.isChild && Boolean(answer?.still));
  setAttribute(stop, "data-done", isAnswered(answer) || arrangingStop(page.kind)?.done(app));
}

/** @param {Page} page @param {AppContext} app @param {() => void} press */
function contentsButton(page, app, press) {
  const words = el("span", {}, wordsOf(page));
  return button({ class: "picker-tile contents-page" }, press, ...thumb(page, app), words);
}

/** @param {IpkDialog} dialog @param {HTMLElement[]} pages */
function openContents(dialog, pages) {
  const back = button(
    { class: "picker-tile contents-page contents-back" },
    () => dialog.close(),
    icon("arrow-left"),
    el("span", {}, t("Back")),
  );
  dialog.open(t("Pages of the book"), [el("div", { class: "contents" }, back, ...pages)], {
    quiet: true,
    kind: "contents",
  });
  dialog.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
}

/** @param {Page} page */
function wordsOf({ kind, question }) {
  return question?.ask ?? arrangingStop(kind)?.words() ?? (kind === "end" ? t("My page") : t("What we agree on"));
}

/** @param {Page} page @param {AppContext} app @param {(page: string) => void} go */
function stripItem(page, app, go) {
  if (app.isChild) return el("span", { class: "workbook-stop" }, ...thumb(page, app));
  return el("li", {}, stopButton(page, app, go));
}

/** @param {Page} page @param {AppContext} app @param {(page: string) => void} go */
function stopButton(page, app, go) {
  const words = wordsOf(page);
  return button({ class: "workbook-stop", "aria-label": words, title: words }, () => go(page.id), ...thumb(page, app));
}

/** @param {Page} page @param {AppContext} app @returns {Element[]} */
function thumb({ kind, question }, app) {
  const symbol = app.symbols.get(question?.suggest[0] ?? arrangingStop(kind)?.symbol ?? "");
  const other = kind === "end" ? "star" : question ? "message-circle-question-mark" : "shield-check";
  const picture = symbol ? symbolImage(app, symbol, "workbook-thumb") : icon(other);
  const asks = app.isChild
    ? []
    : [el("span", { class: "workbook-asks", title: t("Is it still true?") }, icon("message-circle-question-mark"))];
  return [picture, el("span", { class: "workbook-tick" }, icon("check")), ...asks];
}
