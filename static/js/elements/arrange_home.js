/** @import { IconName } from "../lib/icons.js" */
/** @import { Souvenir } from "../types.d.ts" */
/** @import { Making, StudioPage } from "./studio_deeds.js" */
import { el, setAttribute } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { partOf, takenHome } from "../state/arranging.js";
import { knownRow } from "./arrange_known.js";
import { askedWords, choiceTile } from "./arrange_tiles.js";

/** @type {{ id: Souvenir, symbol: string, icon: IconName, words: () => string }[]} */
export const SOUVENIRS = [
  { id: "page", symbol: "star", icon: "book-open", words: () => t("My page") },
  { id: "cards", symbol: "painting", icon: "image", words: () => t("My cards and pictures") },
  { id: "plan", symbol: "notebook", icon: "file-text", words: () => t("Our plan") },
  { id: "photo", symbol: "photograph", icon: "camera", words: () => t("A photo of the wall") },
  { id: "nothing", symbol: "no", icon: "x", words: () => t("Nothing") },
];

/** What may go home with the child: any of a few pictures. @param {Making} making @returns {StudioPage} */
export function homePage(making) {
  const { store } = making.room;
  const part = () => partOf(store.view);
  const tiles = SOUVENIRS.map(({ words, ...one }) => choiceTile(making.room, { ...one, words: words() }, () => store.do("part.choose", { home: takenHome(part(), one.id) })));
  const known = knownRow(making, { command: "part.known", of: part });
  const grid = el("div", { class: "studio-suggests arrange-home", role: "group", "aria-label": t("What goes home with me") }, ...tiles);
  return {
    elements: [el("section", { class: "leaf leaf--whole leaf--arranges" }, askedWords(t("What may go home with you?")), grid, known.element)],
    show() {
      const { home } = part();
      for (const tile of tiles) setAttribute(tile, "aria-pressed", String(home.includes(/** @type {Souvenir} */ (tile.dataset.choice))));
      known.show(home.length > 0);
    },
  };
}
