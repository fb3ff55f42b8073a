// The row in which a task is written: WHAT, WHO, BY WHEN, and more where it is wanted.
/** @import { AppContext } from "../../../context.js" */
/** @import { Card, Person } from "../../../types.d.ts" */
import { button, el, setText, syncChildren } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { newId } from "../../../lib/ids.js";
import { dateOf, sayDate } from "../../../state/meeting/date_words.js";
import { chosenTopic } from "../../../state/meeting/topics.js";
import { takesPart } from "../../../state/people/person.js";
import { cardLabel } from "../../card/card_body.js";

/** Names the fields of one form; two forms may be on a page. */
let forms = 0;

/** A labelled line of the form. @param {string} name @param {string} words @param {string} [placeholder] */
function line(name, words, placeholder = "") {
  const field = el("input", { class: "field-input", id: `task-${(forms += 1)}-${name}`, type: "text", placeholder });
  const row = el("p", { class: `task-field task-field--${name}` }, el("label", { for: field.id }, words), field);
  return { field, row };
}

/** What a written date means, or what to write instead. @param {string} text @param {string} language */
export function dateWords(text, language) {
  const date = dateOf(text, language);
  if (date) return sayDate(date, language);
  return text.trim() ? t("Please write a day, for example 14. 1.") : "";
}

/** People of the conference, in a box each. @param {Set<string>} chosen @param {() => void} changed */
function peopleBoxes(chosen, changed) {
  const element = el("div", { class: "task-who", role: "group", "aria-label": t("Who") });
  const make = (/** @type {Person} */ { id, name }) => {
    const box = el("input", { type: "checkbox", value: id });
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(id);
      else chosen.delete(id);
      changed();
    });
    return el("label", { class: "task-person" }, box, el("span", {}, name));
  };
  const update = (/** @type {Element} */ label, /** @type {Person} */ { id }) => {
    /** @type {HTMLInputElement} */ (label.firstElementChild).checked = chosen.has(id);
  };
  return {
    element,
    show: (/** @type {readonly Person[]} */ people) =>
      syncChildren(element, people, { key: ({ id }) => id, make, update }),
  };
}

/** The form of one task, new or changed. */
export class TaskForm {
  /** The task that is changed, "" for a new one. */
  #editing = "";
  /** The card that a new one is made from. */
  #card = "";
  /** @type {Set<string>} */
  #chosen = new Set();

  /** @param {AppContext} app */
  constructor(app) {
    this.app = app;
    this.what = line("what", t("What"));
    this.by = line("by", t("By when"), t("in a week"));
    this.absent = line("absent", t("Somebody who is not here"), t("Name"));
    this.more = {
      need: line("need", t("For what need")),
      noticed: line("noticed", t("How the child notices")),
      otherwise: line("otherwise", t("If it does not work")),
    };
    this.who = peopleBoxes(this.#chosen, () => this.#settle());
    this.checked = el("select", { class: "field-input", "aria-label": t("Who checks it") });
    this.told = el("select", { class: "field-input", "aria-label": t("Who will talk to them") });
    this.means = el("p", { class: "date-means", role: "status" });
    this.save = button({ class: "button button--main", type: "submit" }, () => undefined);
    this.leave = button({ class: "button button--plain" }, () => this.clear(), t("Leave it"));
    this.element = this.#form();
  }

  #form() {
    const details = el(
      "details",
      { class: "task-more" },
      el("summary", {}, t("More about it")),
      this.absent.row,
      this.told,
      ...Object.values(this.more).map(({ row }) => row),
      this.checked,
    );
    const who = el(
      "div",
      { class: "task-field task-field--who" },
      el("span", { class: "task-label" }, t("Who")),
      this.who.element,
    );
    const done = el("p", { class: "task-done" }, this.save, this.leave);
    const form = el("form", { class: "task-form" }, this.what.row, who, this.by.row, this.means, details, done);
    form.addEventListener("input", () => this.#settle());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.save.disabled) this.#send();
    });
    return form;
  }

  show() {
    const { people } = this.app.store;
    const here = people.filter(takesPart);
    this.who.show(here);
    syncChildren(this.checked, [{ id: "", name: t("Who checks it") }, ...here], {
      key: ({ id }) => id || "nobody",
      make: ({ id, name }) => el("option", { value: id }, name),
    });
    syncChildren(this.told, here, { key: ({ id }) => id, make: ({ id, name }) => el("option", { value: id }, name) });
    this.#settle();
  }

  clear() {
    this.#editing = "";
    this.#card = "";
    this.#chosen.clear();
    for (const { field } of [this.what, this.by, this.absent, ...Object.values(this.more)]) field.value = "";
    this.checked.value = "";
    this.show();
    this.what.field.focus();
  }

  /** Begins a row with the words of a card, and keeps the link to it. @param {Card} card */
  begin(card) {
    this.clear();
    this.#card = card.id;
    this.what.field.value = cardLabel(card, this.app);
    this.#settle();
    /** @type {HTMLElement | null} */ (this.who.element.querySelector("input"))?.focus();
  }

  /** @param {string} id */
  edit(id) {
    const task = this.app.store.tasks.find((one) => one.id === id);
    if (!task) return;
    this.clear();
    this.#editing = id;
    for (const one of task.who) this.#chosen.add(one);
    this.what.field.value = task.what;
    this.by.field.value = task.by;
    this.absent.field.value = task.absent ?? "";
    for (const [name, { field }] of Object.entries(this.more)) field.value = task[/** @type {"need"} */ (name)] ?? "";
    this.show();
    if (task.told_by) this.told.value = task.told_by;
    this.checked.value = task.checked_by ?? "";
  }

  #settle() {
    const { by, what, absent, means, save } = this;
    setText(means, dateWords(by.field.value, this.app.page.lang));
    const named = this.#chosen.size > 0 || absent.field.value.trim();
    save.disabled = !what.field.value.trim() || !dateOf(by.field.value, this.app.page.lang) || !named;
    setText(save, this.#editing ? t("Save the row") : t("Add the row"));
    this.told.hidden = !absent.field.value.trim();
    this.leave.hidden = !this.#editing && !what.field.value;
  }

  #send() {
    const { store, page } = this.app;
    const absent = this.absent.field.value.trim();
    const args = {
      what: this.what.field.value.trim(),
      who: [...this.#chosen],
      absent,
      told_by: absent ? this.told.value : "",
      by: dateOf(this.by.field.value, page.lang),
      checked_by: this.checked.value,
      ...Object.fromEntries(Object.entries(this.more).map(([name, { field }]) => [name, field.value.trim()])),
    };
    if (this.#editing) store.do("task.change", { id: this.#editing, ...args });
    else {
      const topic = chosenTopic(store)?.title ?? "";
      store.do("task.add", { id: newId(), ...args, topic, ...(this.#card ? { card: this.#card } : {}) });
    }
    this.clear();
  }
}
