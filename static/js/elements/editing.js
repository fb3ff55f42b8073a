/** @import { Card } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
/** @import { IpkSheet } from "./sheet.js" */
import { button, el } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { LIMITS } from "../protocol.js";
import { colourField } from "./colours.js";
import { openDrawing } from "./drawing_sheet.js";

/** Opens a sheet on which an adult changes a card of theirs. @param {Card} card @param {Room} room @param {IpkSheet} sheet */
export function openEditing(card, room, sheet) {
  if (card.kind === "drawing") openDrawing(room, sheet, card);
  else openWriting(card, room, sheet);
}

/** @param {Card} card @param {Room} room @param {IpkSheet} sheet */
function openWriting(card, room, sheet) {
  const words = el("textarea", {
    class: "composer-words",
    rows: 4,
    maxlength: LIMITS.text,
    "aria-label": t("What is on the card"),
  });
  words.value = card.text ?? "";
  const colours = colourField(card.colour ?? "sun");
  const keep = () => {
    const text = words.value.trim();
    if (text) room.store.do("card.edit", { id: card.id, text, colour: colours.value });
    sheet.close();
  };
  const done = button({ class: "button button--main button--wide" }, keep, icon("check"), t("Save the change"));
  sheet.open(t("Change the card"), [el("div", { class: "composer" }, words, colours.element, done)]);
  words.focus();
}
