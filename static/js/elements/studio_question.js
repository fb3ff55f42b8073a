/** @import { Making, Now, StudioPage } from "./studio_deeds.js" */
/** @import { ProfileAnswer } from "../types.d.ts" */
/** @import { Piece } from "./answer_content.js" */
import { button, el, setAttribute, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { hasContent, isAnswered } from "../state/profile.js";
import { answerPieces, growPieces } from "./answer_content.js";
import { choiceTiles } from "./studio_choice.js";
import { consentRow } from "./studio_consent.js";
import { guideWriting } from "./studio_writing.js";

/** One question: on the left what is asked, with pictures to tap; on the right what the child said, and who may see it. @param {Making} making @returns {StudioPage} */
export function questionPage(making) {
  const { room, page, deeds, sheet } = making;
  const question = /** @type {NonNullable<typeof page.question>} */ (page.question);
  const choices = choiceTiles(making);
  const asked = el("h2", { class: "studio-asked", tabindex: "-1" }, question.ask);
  const left = el("section", { class: "leaf leaf--asks", "data-shape": question.shape }, asked, choices.element);
  const pieces = el("div", { class: "studio-answer" });
  const empty = el("p", { class: "studio-empty" }, icon("star"), el("span", {}, t("Here comes your answer.")));
  const none = el("p", { class: "studio-none" }, icon("x"), el("span", {}, t("I do not want to answer this.")));
  const by = el("p", { class: "studio-by" });
  const writing = room.isChild ? undefined : guideWriting(making);
  const consent = consentRow(making);
  const right = el("section", { class: "leaf leaf--answers", "aria-label": t("My answer") }, pieces, empty, none, ...(writing ? [writing.element] : []), by, consent.element);
  let drawn = "";

  const draw = (/** @type {ProfileAnswer} */ answer) => {
    const { text, symbols, choice, album, colour } = answer;
    const some = answer.strokes.length > 0;
    const now = JSON.stringify([room.isChild && text, symbols, choice, album, colour, some, room.symbols.size]);
    if (now !== drawn) {
      const hold = (/** @type {HTMLElement} */ piece, /** @type {Piece} */ what) => held(piece, what, deeds);
      pieces.replaceChildren(...answerPieces(answer, room, { touched: true, words: room.isChild, hold }));
      drawn = now;
    } else growPieces(pieces, answer);
  };
  return {
    elements: [left, right],
    show(/** @type {Now} */ now) {
      const answer = now.answers.get(question.id);
      choices.show(now);
      if (answer) draw(answer);
      else pieces.replaceChildren();
      if (!answer) drawn = "";
      pieces.hidden = !hasContent(answer);
      none.hidden = !answer?.none;
      empty.hidden = isAnswered(answer) || Boolean(writing);
      write(by, answer && hasContent(answer) ? whoSaid(answer) : "");
      writing?.show(answer);
      consent.show(now);
      setAttribute(right, "data-consent", answer?.consent ?? "me");
    },
  };

  /** @param {ProfileAnswer} answer */
  function whoSaid({ said_by, written_by, text }) {
    const child = room.store.people.find(({ role }) => role === "child");
    const speaker = said_by ?? child?.id;
    if (!text || !written_by || (written_by === child?.id && !said_by)) return sheet.spoken_for && speaker ? t("{name} says it", { name: room.nameOf(speaker) }) : "";
    return t("{speaker} said it, {writer} wrote it down", { speaker: room.nameOf(speaker), writer: room.nameOf(written_by) });
  }
}

/** A piece of the answer with what one may do to it. @param {HTMLElement} piece @param {Piece} what @param {Making["deeds"]} deeds */
function held(piece, { kind, id }, deeds) {
  const take = (/** @type {() => void} */ act) =>
    button({ class: "piece-out", "aria-label": t("Take it out"), title: t("Take it out") }, act, icon("x"));
  switch (kind) {
    case "symbol":
      return el("div", { class: "piece" }, piece, take(() => deeds?.toggle(id)));
    case "drawing":
      return button({ class: "piece piece--open", "aria-label": t("Go on drawing") }, () => deeds?.draw(), piece);
    case "words":
      return button({ class: "piece piece--open piece--words", "aria-label": t("Change the words") }, () => deeds?.write(), piece);
    default:
      return el("div", { class: "piece" }, piece, take(() => deeds?.takeOut(id)));
  }
}
