// Dialog in which a card is drawn and labelled.
/** @import { Card } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
/** @import { Place } from "../../state/drawing/drawing.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { LIMITS } from "../../protocol.js";
import { Drawing } from "../../state/drawing/drawing.js";
import { IpkDrawing } from "./drawing.js";
import { IpkDrawn } from "./drawing_picture.js";
import { textLimit } from "../base/text_limit.js";
import { tile } from "../base/tile.js";

/**
 * Opens a dialog to draw in; then an optional step asks for a text alternative.
 * @param {AppContext} app @param {IpkDialog} dialog @param {Place | Card} where
 */
export function openDrawing(app, dialog, where) {
  layOpen(app, dialog, new Drawing(app.store, where));
}

/** @param {AppContext} app @param {IpkDialog} dialog @param {Drawing} drawing */
export function layOpen(app, dialog, drawing) {
  const element = new IpkDrawing(app, drawing);
  const below = el("div", { class: "drawing-below" }, ...element.below);
  element.addEventListener("ipk:drawn", () => {
    const { card } = drawing;
    if (card && drawing.strokes.length > 0 && !card.text && !drawing.readOnly) askName(app, dialog, drawing, card);
    else dialog.close();
  });
  dialog.open(t("Draw"), [element, below], { quiet: true, kind: "drawing" });
}

/**
 * "What is it?", for those who do not see. Nobody has to say.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {Drawing} drawing
 * @param {Card} card
 */
function askName(app, dialog, drawing, card) {
  const picture = new IpkDrawn();
  picture.app = app;
  picture.show(card);
  const words = el("input", {
    class: "drawing-name",
    "aria-label": t("What is in the picture?"),
    enterkeyhint: "done",
    autocomplete: "off",
  });
  const size = textLimit(words, LIMITS.text, { child: app.isChild });
  const done = () => {
    if (!size.fits) return;
    drawing.setCaption(words.value.trim());
    dialog.close();
  };
  const keep = tile("check", t("Done"), done, { kind: "main", rests: true });
  words.addEventListener("input", () => (keep.disabled = !words.value.trim() || !size.fits));
  words.addEventListener("keydown", (event) => event.key === "Enter" && done());
  const pass = tile("arrow-right", t("I will not say"), () => dialog.close(), { kind: "pass" });
  const shown = el("div", { class: "drawing-shown", "data-colour": card.colour ?? "white" }, picture);
  const question = el("p", { class: "drawing-question" }, t("What is in the picture?"));
  const tiles = el("div", { class: "write-tools" }, pass, keep);
  dialog.open(t("What is in the picture?"), [shown, question, words, size.note, tiles], {
    quiet: true,
    kind: "naming",
  });
  pass.focus();
}
