// `<ipk-desk>`: the screen of the recorder and the guide: the wall beside the parts of the phone screen.
/** @import { AppContext } from "../../context.js" */
/** @import { PlanDesk } from "../steps/plan/plan_desk.js" */
import { el } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { clampToPaper } from "../../state/wall/free_spots.js";
import { openLarge } from "../card/card_large.js";
import { fetchDrawing } from "../drawing/drawing_start.js";
import { importWithMessages } from "../../lib/i18n/catalogue.js";
import { fetchActivity } from "../phone/phone_activity.js";
import { openEditing } from "../card/editing.js";
import { furtherDevices } from "../people/further_devices.js";
import { openPaperList } from "./paper_list.js";
import { IpkPhone } from "../phone/phone.js";
import { writesPlan } from "../../state/meeting/plan.js";
import { IpkWall } from "./wall.js";
import { onEveryChange } from "../base/watching.js";

const PLAN_STEP = 6;
const fetchPlan = () => importWithMessages(() => import("../steps/plan/plan_desk.js"));

/**
 * The guide's and the recorder's screen: on a laptop the whole wall beside what a phone has; on a phone just that.
 */
export class IpkDesk extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  #chosen = "";
  /** @type {PlanDesk | undefined} */
  plan;
  /** What the recorder has over the wall, set by its screen: the guide's does not load it.
   * @type {typeof import("../steps/recorder_tools.js").recorderTools | undefined} */
  static makeTools;
  #fetching = false;

  build() {
    const { app } = this;
    if (!app) return;
    this.classList.add("desk");
    this.wall = new IpkWall();
    this.phone = new IpkPhone();
    this.phone.app = app;
    this.further = furtherDevices(app);
    const chosen = () => (app.store.card(this.#chosen)?.state === "shown" ? this.#chosen : "");
    this.tools = IpkDesk.makeTools?.(app, () => this.phone?.dialog, chosen);
    const over = el("div", { class: "desk-over" }, this.further.element, this.tools?.element ?? null);
    this.append(el("div", { class: "desk-wall" }, over, this.wall), this.phone);
  }

  connected() {
    const { app } = this;
    if (!app) return;
    onEveryChange(app.store, () => this.render(), this.abort.signal);
    this.listen(this, "ipk:tap", (event) => this.#tapped(event.detail.card));
    this.listen(this, "ipk:enlarge", ({ detail }) => this.#enlarge(detail.card));
    this.listen(this, "ipk:touch", ({ detail }) => this.#touched(detail));
    this.listen(this, "ipk:list", () => this.phone?.dialog && openPaperList(app, this.phone.dialog));
    this.listen(this, "ipk:move", ({ detail: { card, ...spot } }) => app.store.do("card.move", { id: card, ...spot }));
  }

  /** @returns {Promise<unknown>} */
  fetchAhead() {
    const { store } = this.app ?? {};
    const plan = store?.may("task.add") ? fetchPlan().catch(() => undefined) : undefined;
    return Promise.all([fetchDrawing(), fetchActivity(), plan, this.tools?.fetch()]);
  }

  render() {
    if (!this.app) return;
    this.#showChosen(this.app);
    this.further?.show();
    this.#showPlan(this.app);
  }

  /** @param {AppContext} app */
  #showChosen(app) {
    this.wall?.show(app, [this.#chosen]);
    this.tools?.show();
  }

  /** The plan's table is fetched when there is a plan to write. @param {AppContext} app */
  #showPlan(app) {
    if (this.plan) return this.plan.show();
    if (!app.store.may("task.add") || (app.store.meeting?.step ?? 0) < PLAN_STEP) return;
    if (this.#fetching) return;
    this.#fetching = true;
    void fetchPlan()
      .then(({ PlanDesk }) => this.#bringPlan(new PlanDesk(app)))
      .catch(() => (this.#fetching = false));
  }

  /** @param {PlanDesk} plan */
  #bringPlan(plan) {
    this.plan = plan;
    this.append(plan.element);
    plan.show();
  }

  /** @param {string} id */
  #tapped(id) {
    const { app } = this;
    const card = app?.store.card(id);
    if (!app || !card) return;
    if (writesPlan(app.store) && card.state === "shown") return this.plan?.form.begin(card);
    if (id === this.#chosen && app.store.isMine(card) && app.store.may("card.edit") && this.phone?.dialog)
      openEditing(card, app, this.phone.dialog);
    this.#chosen = id === this.#chosen || !(app.store.mayMove(card) || this.tools?.takesCards()) ? "" : id;
    this.#showChosen(app);
  }

  /** @param {string} id */
  #enlarge(id) {
    const card = this.app?.store.card(id);
    if (card && this.app && this.phone?.dialog) openLarge(this.app, this.phone.dialog, card);
  }

  /** @param {{ paper: string, x: number, y: number }} spot */
  #touched(spot) {
    const { app } = this;
    const card = app?.store.card(this.#chosen);
    this.#chosen = "";
    if (!app || !card) return;
    if (app.store.mayMove(card))
      app.store.do("card.move", { id: card.id, paper: spot.paper, ...clampToPaper(spot.x, spot.y, card) });
    this.#showChosen(app);
  }
}

customElements.define("ipk-desk", IpkDesk);
