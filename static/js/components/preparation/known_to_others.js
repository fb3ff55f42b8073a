// Two buttons: may the people who organise the meeting know this answer?
/** @import { AppContext } from "../../context.js" */
/** @import { Arrangement } from "../../types.d.ts" */
/** @import { Making } from "../workbook/answer/answer_actions.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { askByProxy } from "../workbook/lifecycle/ask_by_proxy.js";
import { symbolImage } from "../symbols/picker_tile.js";

/**
 * May those who prepare the meeting know it? Two pictures, the child's to choose; a guide only says that it was told.
 * @param {Making} making @param {{ command: string, of: () => Arrangement, words?: string }} what
 */
export function knownRow({ app, dialog }, { command, of, words = t("Those who prepare the meeting, too") }) {
  const let_ = (/** @type {boolean} */ known, told = false) =>
    app.store.do(command, told ? { known, told } : { known });
  const choose = (/** @type {boolean} */ known) => {
    if (app.isChild || !known || of().known) let_(known);
    else askByProxy({ app, dialog }, () => let_(true, true));
  };
  const ways = /** @type {const} */ ([
    [false, "secret", "users", t("Only me and my guide")],
    [true, "everybody", "eye", words],
  ]);
  const buttons = ways.map(([known, id, name, label]) => {
    const symbol = app.symbols.get(id);
    const picture = symbol ? symbolImage(app, symbol, "consent-picture") : icon(name);
    return button(
      { class: "consent", "data-known": String(known) },
      () => choose(known),
      picture,
      el("span", {}, label),
    );
  });
  const note = el("p", { class: "workbook-note", role: "status" });
  const legend = el("p", { class: "workbook-who-sees" }, t("Who may know it?"));
  const element = el(
    "div",
    { class: "workbook-consent", role: "group", "aria-label": t("Who may know it?") },
    legend,
    el("div", { class: "consents" }, ...buttons),
    note,
  );
  return {
    element,
    /** @param {boolean} something is there anything to know */
    show(something) {
      const now = of();
      element.hidden = !something;
      for (const one of buttons) setAttribute(one, "aria-pressed", String(one.dataset.known === String(now.known)));
      setText(note, noteOf(app, now));
    },
  };
}

/** Did somebody try without the child, or say that it agreed? @param {AppContext} app @param {Arrangement} arranged */
function noteOf(app, { attempt, told, known }) {
  const noted = told && known;
  if (!app.isChild)
    return attempt ? t("Without the child's consent nothing is shown.") : noted ? t("Noted: the child told it.") : "";
  if (attempt) return t("{name} wanted to tell this. It does not go without you.", { name: app.nameOf(attempt) });
  return noted ? t("Your guide says that you told so.") : "";
}
