// Hints for asking a question, shown to the guide only.
/** @import { Question } from "../../types.d.ts" */
import { button, el, setAttribute } from "../../lib/dom/dom.js";
import { t, typeset } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";

/** Hints for the guide; the server sends none to the child's device. */
export function promptDrawer() {
  const list = el("ul", { class: "drawer-prompts", role: "list" });
  const handle = button(
    { class: "button drawer-handle", "aria-expanded": "true", "aria-controls": "workbook-drawer" },
    () => turn(),
    icon("lightbulb"),
    el("span", {}, t("Help for you")),
  );
  const inside = el(
    "div",
    { class: "drawer-inside", id: "workbook-drawer" },
    el("p", { class: "drawer-note" }, t("Only you see this.")),
    list,
  );
  const element = el("aside", { class: "drawer", "aria-label": t("Help for you") }, handle, inside);
  const turn = () => {
    inside.hidden = !inside.hidden;
    setAttribute(handle, "aria-expanded", inside.hidden ? "false" : "true");
  };
  return {
    element,
    /** @param {Question | undefined} question */
    show(question) {
      const prompts = question?.prompts ?? [];
      list.replaceChildren(...prompts.map((prompt) => el("li", {}, typeset(prompt))));
      element.hidden = prompts.length === 0;
    },
  };
}
