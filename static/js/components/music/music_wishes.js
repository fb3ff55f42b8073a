// When the child wants music: shown to the facilitator, changed by the child and its guide.
/** @import { AppContext } from "../../context.js" */
import { el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { wishesOf } from "../../state/meeting/music.js";
import { tile } from "../base/tile.js";

/** When the child wants music. The child and its guide say it, the facilitator reads it. @param {AppContext} app */
export function musicWishes(app) {
  const { store } = app;
  const wish = (/** @type {Record<string, boolean>} */ args) => store.do("music.wish", args);
  const turn = (/** @type {"before" | "during"} */ when) => () => wish({ [when]: wishesOf(store)?.[when] !== true });
  const words = {
    before: app.isChild ? t("Before we start") : t("Music before the meeting"),
    during: app.isChild ? t("Quietly while we talk") : t("Quietly during the meeting"),
    never: app.isChild ? t("I do not want music") : t("The child wants no music"),
  };
  const before = tile("play", words.before, turn("before"), { kind: "wish" });
  const during = tile("volume-1", words.during, turn("during"), { kind: "wish" });
  const never = tile("volume-x", words.never, () => wish({ before: false, during: false }), { kind: "wish" });
  const said = el("p", { class: "music-said" });
  const choice = el("div", { class: "music-wishes", role: "group", "aria-label": t("When music plays") });
  choice.append(before, during, never);
  return {
    element: el("div", {}, choice, said),
    show() {
      const wishes = wishesOf(store);
      choice.hidden = !store.may("music.wish");
      const none = wishes?.before === false && wishes.during === false;
      setAttribute(before, "aria-pressed", String(wishes?.before === true));
      setAttribute(during, "aria-pressed", String(wishes?.during === true));
      setAttribute(never, "aria-pressed", String(none));
      said.hidden = !choice.hidden || !wishes;
      const parts = [wishes?.before && words.before, wishes?.during && words.during, none && words.never];
      setText(said, t("The child's wish: {wish}", { wish: parts.filter(Boolean).join(", ") || "–" }));
    },
  };
}
