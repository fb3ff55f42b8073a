// Who looks after the plan, and when it is looked at again.
/** @import { AppContext } from "../../../context.js" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { button, el, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { dateOf } from "../../../state/meeting/date_words.js";
import { hasRole, takesPart } from "../../../state/people/person.js";
import { dateWords } from "./task_form.js";

/** Adults of the conference, to choose one. @param {AppContext} app */
function adultChoice({ store }) {
  const { coordinator } = store.meeting ?? {};
  const adults = store.people.filter((person) => takesPart(person) && !hasRole(person, "child"));
  const options = adults.map(({ id, name }) => el("option", { value: id, selected: id === coordinator }, name));
  return el(
    "select",
    { class: "field-input", id: "coordinator" },
    el("option", { value: "" }, t("Choose")),
    ...options,
  );
}

/** @param {AppContext} app @param {() => void} [done] */
export function coordinatorForm(app, done = () => undefined) {
  const { store, page } = app;
  const who = adultChoice(app);
  const value = store.meeting?.review_on ?? "";
  const when = el("input", {
    class: "field-input",
    id: "review",
    type: "text",
    value,
    placeholder: t("in three months"),
  });
  const means = el("p", { class: "date-means", role: "status" });
  const save = button({ class: "button button--main", type: "submit" }, () => undefined, t("Save"));
  const labels = [
    el("label", { for: "coordinator" }, t("Who looks after the plan")),
    el("label", { for: "review" }, t("When we look at it again")),
  ];
  const form = el("form", { class: "coordinator" }, labels[0], who, labels[1], when, means, save);
  const settle = () => {
    setText(means, dateWords(when.value, page.lang));
    save.disabled = !dateOf(when.value, page.lang) || !who.value;
  };
  form.addEventListener("input", settle);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (save.disabled) return;
    store.do("plan.coordinate", { person: who.value, review_on: dateOf(when.value, page.lang) });
    done();
  });
  settle();
  return form;
}

/** @param {AppContext} app @param {IpkDialog} dialog */
export function openCoordinator(app, dialog) {
  dialog.open(t("Who looks after the plan"), [coordinatorForm(app, () => dialog.close())]);
}
