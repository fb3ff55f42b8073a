// The tiles by which a child makes a card: write, draw, symbol, photo, voice.
/** @import { Card } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { ChildSheets } from "./child_sheets.js" */
import { el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { cardActions } from "../card/card_actions.js";
import { tile } from "../base/tile.js";

/**
 * What a child can make, in the order of its tiles: to write, to draw, to choose a picture, to photograph, to say.
 * @type {{ kind: string, icon: IconName, words: () => string, make: (sheets: ChildSheets) => void, when?: (app:
 * AppContext)
 * => boolean }[]}
 */
const MAKING = [
  { kind: "write", icon: "pencil", words: () => t("Write"), make: (sheets) => sheets.write() },
  { kind: "draw", icon: "brush", words: () => t("Draw"), make: (sheets) => sheets.draw() },
  {
    kind: "picture",
    icon: "image",
    words: () => t("Picture"),
    make: (sheets) => sheets.pick(),
    when: ({ symbols }) => symbols.size > 0,
  },
  { kind: "photo", icon: "camera", words: () => t("Photo"), make: (sheets) => sheets.photograph() },
  { kind: "say", icon: "mic", words: () => t("Say"), make: (sheets) => sheets.say() },
];

/**
 * The middle of the child's bar: what it may make; once a card of its own was tapped, what it may do with that card.
 * @param {AppContext} app @param {ChildSheets} sheets
 * @param {{ leave: (act?: () => void) => void, move: () => void }} hand `leave` the card, and then do this; `move` it
 * to another place
 */
export function childTiles(app, sheets, { leave, move }) {
  const element = el("div", { class: "tiles", role: "group", "aria-label": t("What I can do") });
  let drawn = "";

  const making = (/** @type {boolean} */ rests) =>
    MAKING.filter(({ when }) => !when || when(app)).map(({ kind, icon, words, make }) =>
      tile(icon, words(), () => make(sheets), { kind, rests }),
    );
  const acting = (/** @type {Card} */ card, /** @type {boolean} */ moving) => [
    ...(moving ? [] : whatMayBeDone(card)),
    tile("check", t("Done"), () => leave(), { kind: "done" }),
  ];
  const whatMayBeDone = (/** @type {Card} */ card) => [
    ...cardActions(card, app, { edit: () => sheets.change(card) }).map(({ name, icon, words, act }) =>
      tile(icon, words, () => leave(act), { kind: name }),
    ),
    ...(app.store.mayMove(card) ? [tile("move", t("Move"), move, { kind: "move" })] : []),
  ];
  return {
    element,
    /** @param {Card | undefined} card @param {{ rests: boolean, moving: boolean }} now */
    show(card, { rests, moving }) {
      const makes = app.store.may("card.stick");
      const now = JSON.stringify([card?.id, card?.locked, rests, makes, moving]);
      if (now === drawn) return;
      drawn = now;
      const hadFocus = element.contains(document.activeElement);
      element.replaceChildren(...(card ? acting(card, moving) : makes ? making(rests) : []));
      if (hadFocus) element.querySelector("button")?.focus();
    },
  };
}
