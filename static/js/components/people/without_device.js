// Invited people who have not come with a device: whoever is in the room all the same is let in without one.
/** @import { Person } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setText, syncChildren } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { decide } from "../../state/core/seen.js";

/** @param {AppContext} app */
export function withoutDevice(app) {
  const { store } = app;
  const summary = el("summary", {});
  const list = el("ul", { class: "people", role: "list" });
  const about = t("The note-taker or their support person writes for them. Their own link opens the wall at once.");
  const element = el("details", { class: "without-device", hidden: true }, summary, el("p", {}, about), list);
  const admit = (/** @type {Person} */ person) => decide(store, "person.admit", { id: person.id }, person);
  return {
    element,
    show() {
      const away = store.people.filter(
        ({ state, knocking, role }) => state === "invited" && !knocking && role !== "display",
      );
      element.hidden = away.length === 0 || !store.may("person.admit");
      setText(summary, t("Invited, not here yet: {count}", { count: away.length }));
      syncChildren(list, away, {
        key: ({ id, rev }) => `${id} ${rev}`,
        make: (person) =>
          el(
            "li",
            { class: "person" },
            el("span", { class: "person-name" }, person.name),
            button(
              { class: "button button--small", "data-act": "without-device" },
              () => admit(person),
              icon("log-in"),
              t("Is here without a device"),
            ),
          ),
      });
    },
  };
}
