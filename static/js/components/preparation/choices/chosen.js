// The right page of a choice: the chosen pictures and texts; a tap removes one.
/** @import { AppContext } from "../../../context.js" */
/** @import { CatalogueItem } from "../../../types.d.ts" */
/** @import { Making } from "../../workbook/answer/answer_actions.js" */
import { button, el, syncChildren, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { childWriting } from "../../child/child_write.js";
import { symbolImage } from "../../symbols/picker_tile.js";
import { speaker } from "../../base/reading_speaker.js";

/** The server's limit of such words (ipk/domain/preparation/snacks.py). */
const WORDS_LIMIT = 300;

/**
 * What has no picture. `draft`: the name of its place.
 * @typedef {{ ask: string, draft: string, of: () => string, say: (words: string) => void }} Words
 */
/** `fixed`: somebody else said it. @typedef {CatalogueItem & { fixed?: boolean }} Chosen */

/**
 * What is chosen, on the other side of the book: pictures and words, a tap takes each out again.
 * @param {Making} making @param {{ title: string, note: string, out: (id: string) => void, words?: Words, other?:
 * boolean }} how
 */
export function chosenPage(making, { title, note, out, words, other = Boolean(words) }) {
  const heading = el("h2", { class: "arrange-title" }, title);
  const pieces = el("div", { class: "workbook-answer" });
  const put = () => words && writeWords(making, words);
  const said = button({ class: "piece piece--open piece--words" }, put);
  const nothing = el("span", {});
  const empty = el("p", { class: "workbook-empty" }, icon("star"), nothing);
  const added = el("p", { class: "workbook-note" });
  const more = other
    ? button({ class: "tile arrange-other" }, put, icon("pencil"), el("span", {}, t("Something else")))
    : null;
  const sees = el("p", { class: "arrange-sees" }, icon("eye"), el("span", {}, note));
  const aloud = speaker(() => [heading, pieces, said, added, sees]);
  const question = el("div", { class: "workbook-question" }, aloud, heading);
  const parts = [question, pieces, said, empty, added, more, sees];
  return {
    element: el("section", { class: "page page--answers page--arranges" }, ...parts),
    /** @param {Chosen[]} things @param {{ none?: string, more?: string }} [besides] */
    show(things, { none = t("Here comes what you choose."), more: line = "" } = {}) {
      syncChildren(pieces, things, {
        key: ({ id, fixed }) => `${id} ${fixed}`,
        make: (thing) => piece(making.app, thing, () => out(thing.id)),
      });
      setText(said, words?.of() ?? "");
      setText(added, line);
      setText(nothing, none);
      said.hidden = !said.textContent;
      pieces.hidden = things.length === 0;
      empty.hidden = things.length > 0 || !said.hidden || Boolean(line);
    },
  };
}

/** @param {AppContext} app @param {Chosen} thing @param {() => void} out */
function piece(app, { picture, label, fixed }, out) {
  const symbol = app.symbols.get(picture);
  const figure = el(
    "figure",
    { class: "piece-symbol" },
    symbol && symbolImage(app, symbol, "piece-image"),
    el("figcaption", {}, label),
  );
  if (fixed) return el("div", { class: "piece piece--symbol" }, figure);
  const badge = el("span", { class: "piece-out" }, icon("x"));
  return button(
    { class: "piece piece--symbol", "aria-label": t("{picture}, take it out", { picture: label }) },
    out,
    figure,
    badge,
  );
}

/**
 * What has no picture is written; writing nothing takes it away.
 * @param {Pick<Making, "app" | "dialog">} making
 * @param {Words} words
 */
export function writeWords({ app, dialog }, { ask, of, say, draft }) {
  const done = (/** @type {{ text: string }} */ { text }) => {
    dialog.close();
    if (text !== of()) say(text);
  };
  const writing = childWriting({
    text: of(),
    changing: true,
    plain: true,
    limit: WORDS_LIMIT,
    draft: { drafts: app.store.drafts, place: draft },
    back: () => dialog.close(),
    done,
  });
  dialog.open(ask, [writing.element], { quiet: true });
  writing.words.focus();
}
