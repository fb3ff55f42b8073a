// The plan at the recorder's desk: a table by keyboard alone, a card becomes a WHAT in one act.
/** @import { AppContext } from "../../../context.js" */
/** @import { Card, Task } from "../../../types.d.ts" */
/** @import { IpkDialog } from "../../base/dialog.js" */
import { button, el, setAttribute, setText, syncChildren } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { sayDate } from "../../../state/meeting/date_words.js";
import { MANY_ROWS, writesPlan } from "../../../state/meeting/plan.js";
import { onEveryChange } from "../../base/watching.js";
import { coordinatorForm } from "./coordinator.js";
import { planList } from "./plan_list.js";
import { TaskForm } from "./task_form.js";
import { whoWords } from "./who_words.js";
import { wishList } from "./wishes.js";

/** The table of the plan with a row to write below it; where somebody else writes it, the plan to read. */
export class PlanDesk {
  /** What the coordinator's form was made from. */
  #coordinator = "";

  /** @param {AppContext} app */
  constructor(app) {
    this.app = app;
    this.reading = planList(app);
    this.wishes = wishList(app);
    this.form = new TaskForm(app);
    this.rows = el("ol", { class: "desk-plan-rows", role: "list" });
    this.many = el("p", { class: "notice", role: "status", hidden: true }, t("Fewer rows are easier to keep."));
    const asked = t("Who looks after the plan, and when do we meet again?");
    this.coordinating = el("details", { class: "desk-coordinator" }, el("summary", {}, asked));
    this.writing = el("div", { class: "desk-writing" }, this.rows, this.many, this.form.element, this.coordinating);
    this.element = el(
      "section",
      { class: "desk-plan", hidden: true, "aria-label": t("Our plan") },
      el("h2", {}, t("Our plan")),
      this.reading.element,
      this.writing,
      this.wishes.element,
    );
  }

  show() {
    const { app, element, form } = this;
    const { meeting, tasks } = app.store;
    element.hidden = !meeting || Boolean(meeting.closed) || meeting.step < 6;
    if (element.hidden) return;
    this.wishes.show();
    const writes = writesPlan(app.store);
    this.reading.element.hidden = writes;
    this.writing.hidden = !writes;
    if (!writes) return this.reading.show(tasks);
    this.many.hidden = tasks.length <= MANY_ROWS;
    syncChildren(this.rows, tasks, {
      key: ({ id }) => id,
      make: (task) => deskRow(app, task, () => form.edit(task.id)),
      update: (row, task) => updateDeskRow(app, row, task),
    });
    form.show();
    this.#showCoordinator();
  }

  /** The form is made anew when it is out of date, except while somebody writes in it. */
  #showCoordinator() {
    const { coordinating, app } = this;
    const { meeting, people } = app.store;
    const now = JSON.stringify([meeting?.coordinator, meeting?.review_on, people.length]);
    if (now === this.#coordinator || coordinating.contains(document.activeElement)) return;
    this.#coordinator = now;
    coordinating.replaceChildren(coordinating.firstElementChild ?? "", coordinatorForm(app));
  }
}

/** @param {AppContext} app @param {Task} task @param {() => void} edit */
function deskRow({ store }, task, edit) {
  return el(
    "li",
    { class: "desk-row" },
    el("span", { class: "plan-what" }),
    el("span", { class: "plan-who" }),
    el("span", { class: "plan-by" }),
    el("span", { class: "desk-state" }),
    button({ class: "icon-button", "data-act": "edit", "aria-label": t("Change the row") }, edit, icon("pencil")),
    button(
      { class: "icon-button", "data-act": "drop", "aria-label": t("Take the row away") },
      () => store.do("task.drop", { id: task.id }),
      icon("trash-2"),
    ),
  );
}

/** @param {AppContext} app @param {Element} row @param {Task} task */
function updateDeskRow(app, row, task) {
  const part = (/** @type {string} */ name) => /** @type {Element} */ (row.querySelector(name));
  setText(part(".plan-what"), task.what);
  setText(part(".plan-who"), whoWords(app, task));
  setText(part(".plan-by"), sayDate(task.by, app.page.lang));
  setText(part(".desk-state"), stateWords(app, task));
  setAttribute(row, "data-waits", Boolean(task.waits));
}

/** Who said what to it. @param {AppContext} app @param {Task} task */
function stateWords({ store }, task) {
  if (task.waits) return t("Waits for approval");
  const said = task.who.map((id) => {
    const name = store.person(id)?.name ?? "";
    const words = task.taken_words?.[id];
    if (task.taken[id] === "yes") return t("{name}: takes it on", { name });
    if (task.taken[id] === "other") return t("{name}: otherwise – {words}", { name, words: words ?? "" });
    return task.taken[id] === "no" ? t("{name}: no", { name }) : t("{name}: not answered", { name });
  });
  return said.join(", ");
}

/**
 * @param {AppContext} app @param {IpkDialog} dialog
 * @param {Card} [card] what a new row begins with
 */
export function openPlan(app, dialog, card) {
  const desk = new PlanDesk(app);
  const open = new AbortController();
  onEveryChange(app.store, () => desk.show(), open.signal);
  dialog.addEventListener("ipk:closed", () => open.abort(), { once: true });
  dialog.open(t("Our plan"), [desk.element], { kind: "wide" });
  desk.show();
  if (card) desk.form.begin(card);
}
