// The page about the child on the room's display, made of the cards that the child released.
/** @import { AppContext } from "../../context.js" */
import { el, setAttribute } from "../../lib/dom/dom.js";
import { entryOf, profileOnWall } from "../wall/profile_on_wall.js";

/**
 * The page about the child on the display: made of the cards that it released, and of nothing else.
 * @param {HTMLElement} screen
 */
export function displayProfile(screen) {
  const element = el("section", { class: "display-page" });
  let drawn = "";
  return {
    element,
    /** @param {AppContext} app */
    show(app) {
      const { meeting, cards, people } = app.store;
      const shown = meeting?.spotlight?.page === "profile";
      const parts = shown ? cards.filter(({ kind, state }) => kind === "profile" && state === "shown") : [];
      const key = JSON.stringify([shown, parts, app.symbols.size]);
      setAttribute(screen, "data-page", shown);
      if (key === drawn) return;
      drawn = key;
      const name = people.find(({ role }) => role === "child")?.name ?? "";
      element.replaceChildren(...(shown ? [profileOnWall(parts.map(entryOf), app, { name })] : []));
    },
  };
}
