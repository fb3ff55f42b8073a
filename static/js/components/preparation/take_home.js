// Workbook page: what the child wants to take home.
/** @import { Souvenir } from "../../types.d.ts" */
/** @import { Making, WorkbookPage } from "../workbook/answer/answer_actions.js" */
import { el, setAttribute } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { partOf, toggleSouvenir } from "../../state/preparation/arrangements.js";
import { knownRow } from "./known_to_others.js";
import { askedWords, choiceTile } from "./choices/tiles.js";
import { SOUVENIRS } from "./souvenirs.js";

/** What may go home with the child: any of a few pictures. @param {Making} making @returns {WorkbookPage} */
export function homePage(making) {
  const { store } = making.app;
  const part = () => partOf(store.view);
  const tiles = SOUVENIRS.map(({ words, ...one }) =>
    choiceTile(making.app, { ...one, words: words() }, () =>
      store.do("part.choose", { home: toggleSouvenir(part(), one.id) }),
    ),
  );
  const known = knownRow(making, { command: "part.known", of: part });
  const grid = el(
    "div",
    { class: "workbook-suggests arrange-home", role: "group", "aria-label": t("What goes home with me") },
    ...tiles,
  );
  return {
    elements: [
      el(
        "section",
        { class: "page page--whole page--arranges" },
        askedWords(t("What may go home with you?")),
        grid,
        known.element,
      ),
    ],
    show() {
      const { home } = part();
      for (const tile of tiles)
        setAttribute(tile, "aria-pressed", String(home.includes(/** @type {Souvenir} */ (tile.dataset.choice))));
      known.show(home.length > 0);
    },
  };
}
