// A selection of the language, for people who cannot read the current one.
/** @import { AppContext } from "../context.js" */
import { el } from "../lib/dom/dom.js";
import { t } from "../lib/i18n/i18n.js";
import { icon } from "../lib/dom/icons.js";

/** A globe and a list of languages in their own names. */
export function languageChoice() {
  const select = el("select", { class: "language-select", "aria-label": t("Language") });
  const element = el("label", { class: "language-choice" }, icon("globe"), select);
  /** @type {AppContext | undefined} */
  let room;
  select.addEventListener("change", () => room?.store.do("person.settings", { language: select.value }));
  return {
    element,
    /** @param {AppContext} there */
    show(there) {
      room = there;
      const { page, store } = room;
      const names = Object.entries(page.languages ?? {});
      element.hidden = names.length < 2;
      if (select.length !== names.length)
        select.replaceChildren(...names.map(([code, name]) => el("option", { value: code, lang: code }, name)));
      const chosen = store.settingsOf(store.me?.person).language ?? page.lang;
      if (select.value !== chosen) select.value = chosen;
    },
  };
}
