// Dialog in which an adult edits one of their own cards.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { LIMITS } from "../../protocol.js";
import { colourField } from "../base/colours.js";
import { keepDraft } from "../base/draft_field.js";
import { openDrawing } from "../drawing/drawing_start.js";
import { textLimit } from "../base/text_limit.js";

/**
 * Opens a dialog in which an adult edits one of their own cards.
 * @param {Card} card
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 */
export function openEditing(card, app, dialog) {
  if (card.kind === "drawing") void openDrawing(app, dialog, card);
  else openWriting(card, app, dialog);
}

/** @param {Card} card @param {AppContext} app @param {IpkDialog} dialog */
function openWriting(card, app, dialog) {
  const words = el("textarea", { class: "composer-words", rows: 4, "aria-label": t("What is on the card") });
  words.value = card.text ?? "";
  const size = textLimit(words, LIMITS.text);
  const colours = colourField(card.colour ?? "sun");
  const keep = () => {
    const text = words.value.trim();
    if (!size.fits) return;
    draft.drop();
    if (text) app.store.do("card.edit", { id: card.id, text, colour: colours.value });
    dialog.close();
  };
  const done = button({ class: "button button--main button--wide" }, keep, icon("check"), t("Save the change"));
  const settle = () => (done.disabled = !size.fits);
  const draft = keepDraft(app.store.drafts, `card ${card.id}`, {
    fields: [words, colours.element],
    read: () => ({ text: words.value, colour: colours.value }),
    write: ({ text, colour }) => {
      words.value = text;
      if (colour) colours.choose(colour);
      size.show();
      settle();
    },
    unchanged: words.value,
  });
  words.addEventListener("input", settle);
  dialog.open(t("Change the card"), [el("div", { class: "composer" }, words, size.note, colours.element, done)]);
  words.focus();
}
