// The parts of an answer side by side; a tap edits or removes one.
/** @import { Making } from "./answer_actions.js" */
/** @import { ProfileAnswer } from "../../../types.d.ts" */
/** @import { Piece } from "./answer_content.js" */
import { button, el, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { hasContent } from "../../../state/profile/profile.js";
import { answerPieces, growPieces } from "./answer_content.js";

/**
 * What the child gave, piece by piece: a tap goes on with a drawing or the words, and takes out what else there is.
 * @param {Making} making
 */
export function answerCollage({ app, actions }) {
  const element = el("div", { class: "workbook-answer" });
  let drawn = "";
  return {
    element,
    /** @param {ProfileAnswer | undefined} answer */
    show(answer) {
      element.hidden = !answer || !hasContent(answer);
      if (!answer) return;
      const { text, symbols, choice, album, colour } = answer;
      const some = answer.strokes.length > 0;
      const now = JSON.stringify([app.isChild && text, symbols, choice, album, colour, some, app.symbols.size]);
      if (now === drawn) return growPieces(element, answer);
      drawn = now;
      const hold = (/** @type {HTMLElement} */ piece, /** @type {Piece} */ what) => held(piece, what, actions);
      setAttribute(element, "data-many", album.length + Number(some) > 1);
      element.replaceChildren(...answerPieces(answer, app, { touched: true, words: app.isChild, hold }));
    },
  };
}

/**
 * A piece of the answer with what one may do to it.
 * @param {HTMLElement} piece
 * @param {Piece} what
 * @param {Making["actions"]} actions
 */
function held(piece, { kind, id }, actions) {
  const badge = () => el("span", { class: "piece-out" }, icon("x"));
  switch (kind) {
    case "symbol": {
      const label = t("{picture}, take it out", { picture: piece.textContent ?? "" });
      const act = () => (actions?.answer?.choice === id ? actions.choose(id) : actions?.toggle(id));
      return button({ class: "piece piece--symbol", "aria-label": label }, act, piece, badge());
    }
    case "drawing":
      return button({ class: "piece piece--open", "aria-label": t("Go on drawing") }, () => actions?.draw(), piece);
    case "words":
      return button({ class: "piece piece--open piece--words" }, () => actions?.write(), piece);
    default: {
      const out = button(
        { class: "piece-drop", "aria-label": t("Take it out"), title: t("Take it out") },
        () => actions?.takeOut(id),
        badge(),
      );
      return el("div", { class: "piece" }, piece, out);
    }
  }
}
