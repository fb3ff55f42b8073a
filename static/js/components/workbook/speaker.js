// A choice of whose words the guide writes down: the child's or a supporter's.
/** @import { Making } from "./answer/answer_actions.js" */
import { el, syncChildren, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";

/** Whose words a guide writes down: the child's, or somebody's who speaks for it. @param {Making} making */
export function speakerField({ app, actions, page }) {
  const id = `workbook-speaker-${page.id}`;
  const who = el("select", { class: "workbook-speaker", id });
  who.addEventListener("change", () => actions?.give({ said_by: who.value }));
  const label = el("label", { class: "workbook-label", for: id }, t("Who said it"));
  return {
    elements: [label, who],
    /** @param {string} speaker "" for the child */
    show(speaker) {
      const { people } = app.store;
      const child = people.find(({ role }) => role === "child");
      const others = people.filter(({ role }) => role !== "display" && role !== "child");
      syncChildren(who, [{ id: "", name: child?.name ?? "" }, ...others], {
        key: (person) => `${person.id}.`,
        make: (person) => el("option", { value: person.id }),
        update: (option, person) => setText(option, person.name),
      });
      if (document.activeElement !== who && who.value !== speaker) who.value = speaker;
    },
  };
}
