// Three tiles: music before the meeting, during it, or none.
/** @import { Making } from "../../workbook/answer/answer_actions.js" */
import { el, setAttribute } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { wishesOf } from "../../../state/meeting/music.js";
import { wishTimes } from "../arrangement_actions.js";
import { choiceTile } from "./tiles.js";

/** When there shall be music: before, quietly meanwhile, or none at all. @param {Making} making */
export function timesChoice(making) {
  const { app } = making;
  const now = () => wishesOf(app.store);
  const turn = (/** @type {"before" | "during"} */ when) => () => wishTimes(making, { [when]: now()?.[when] !== true });
  const before = choiceTile(
    app,
    { id: "before", symbol: "music", icon: "play", words: t("Before we start") },
    turn("before"),
  );
  const during = choiceTile(
    app,
    { id: "during", symbol: "talk", icon: "volume-1", words: t("Quietly while we talk") },
    turn("during"),
  );
  const never = choiceTile(
    app,
    { id: "never", symbol: "quiet", icon: "volume-x", words: t("I do not want music") },
    () => wishTimes(making, { before: false, during: false }),
  );
  const tiles = el(
    "div",
    { class: "workbook-suggests", role: "group", "aria-label": t("When music plays") },
    before,
    during,
    never,
  );
  const note = el("span", {}, t("Whoever leads the meeting will see it."));
  const sees = el("p", { class: "arrange-sees" }, icon("eye"), note);
  return {
    element: el("div", { class: "workbook-choices" }, tiles, sees),
    show() {
      const wishes = now();
      setAttribute(before, "aria-pressed", String(wishes?.before === true));
      setAttribute(during, "aria-pressed", String(wishes?.during === true));
      setAttribute(never, "aria-pressed", String(wishes?.before === false && wishes.during === false));
    },
  };
}
