// `<ipk-wall>`: all papers of the meeting, in a viewport that pans and zooms.
/** @import { AppContext } from "../../context.js" */
/** @import { Paper } from "../../types.d.ts" */
import { button, el, syncChildren, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { frameQueue } from "../../lib/dom/frame_queue.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { rovingTabIndex } from "../../lib/dom/roving.js";
import { CardInputs } from "../../state/meeting/moment.js";
import { IpkPaper } from "./paper.js";
import { bestColumns, boxAt, boxOfWall, boxRound, meets } from "./wall_plan.js";
import { Viewport, ZOOM } from "./viewport.js";

/** Below this scale cards show their colour, picture and first words in large letters instead of the whole text. */
const READABLE = 0.3;
/** Below this there is no room for words either, so they are not drawn but hinted at. */
const WORDED = 0.18;
/** On a wall of more cards only what is in sight, and near enough for words, is made of cards. */
const LARGE = 200;
/** So many more sheets are hung at once. */
const AT_ONCE = 20;

/** @typedef {{ id: string, paper: Paper, sheet: number }} WallSheet */

/** @param {readonly Paper[]} papers @returns {WallSheet[]} */
function sheetsOf(papers) {
  return papers.flatMap((paper) =>
    Array.from({ length: paper.sheets ?? 1 }, (_, sheet) => ({ id: `${paper.id} ${sheet}`, paper, sheet })),
  );
}

/**
 * The whole wall: all papers in rows, looked at through a lens that pans and zooms. The tools stand beside it, so
 * that no card is ever under them. Papers say `ipk:tap`, `ipk:move`, `ipk:touch` as everywhere, and `ipk:list` when the
 * cards are wanted as a list.
 */
export class IpkWall extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** All sheets of all papers, in their order. @type {WallSheet[]} */
  #all = [];
  /** @type {Set<string>} */
  #chosen = new Set();
  /** What the lens last followed, so that it follows once and then stays where the person put it. */
  #followed = "";
  #moment = new CardInputs();
  #columns = 1;

  build() {
    this.classList.add("wall");
    this.plane = el("div", { class: "wall-plane" });
    this.view = el(
      "div",
      {
        class: "wall-view",
        tabindex: 0,
        role: "region",
        "aria-label": t("The wall. Arrows move it, plus and minus zoom."),
      },
      this.plane,
    );
    this.tools = this.#lensTools();
    this.append(this.view, this.tools);
  }

  connected() {
    const { view, plane, tools } = this;
    if (!view || !plane || !tools) return;
    rovingTabIndex(tools, this.abort.signal);
    this.lens = new Viewport(view, plane, this.abort.signal, (scale) => this.#settled(scale));
    this.lens.window = { width: view.clientWidth, height: view.clientHeight };
    const watch = new ResizeObserver(([{ contentRect }]) => this.#resized(contentRect));
    watch.observe(view);
    this.abort.signal.addEventListener("abort", () => watch.disconnect());
    this.listen(view, "keydown", (event) => event.key === "0" && !event.ctrlKey && this.fitAll());
    this.listen(view, "focusin", (event) => this.#bring(event.target));
  }

  /** @param {AppContext} app @param {Iterable<string>} [cards] in the person's hand */
  show(app, cards = []) {
    this.app = app;
    this.#all = sheetsOf(app.store.papers);
    this.#chosen = new Set(cards);
    // Sheets take a frame for themselves.
    if (this.#hang(AT_ONCE)) frameQueue.add(this, (most) => (this.#hang(AT_ONCE) ? most : 0), true);
    this.#follow(app);
  }

  /**
   * What hangs already, and so many more sheets, in their order: a large wall must not stand still.
   * @param {number} most
   * @returns {boolean} were some missing?
   */
  #hang(most) {
    const { plane, app } = this;
    if (!plane || !app) return false;
    const missing = plane.childElementCount < this.#all.length;
    const { store } = app;
    const moment = this.#moment.token(store);
    const hung = this.#all.slice(0, plane.childElementCount + most);
    syncChildren(plane, hung, {
      key: ({ id }) => id,
      make: () => this.#sheet(),
      update: (element, { paper, sheet }) => {
        const now = paper.open && paper.step === store.meeting?.step;
        element.show(paper, store.cardsOn(paper.id), app, { chosen: this.#chosen, sheet, moment, first: now });
        element.classList.toggle("paper--now", now);
        element.classList.toggle("paper--lit", paper.id === store.meeting?.spotlight?.paper);
      },
    });
    this.#choosePictures();
    return missing;
  }

  fitAll() {
    const { lens } = this;
    if (!lens) return;
    const count = this.#all.length || 1;
    this.#columns = bestColumns(count, lens.window.width / Math.max(lens.window.height, 1));
    setAttribute(this, "data-columns", this.#columns);
    this.plane?.style.setProperty("--columns", String(this.#columns));
    const all = boxOfWall(count, this.#columns);
    lens.extent = all;
    lens.fit(all);
  }

  /** Bring papers into sight; of one paper whose sheets stand in two rows, those of the first. @param {string[]} ids */
  look(ids) {
    const boxes = this.#all.flatMap(({ paper }, at) => (ids.includes(paper.id) ? [boxAt(at, this.#columns)] : []));
    const seen = ids.length > 1 ? boxes : boxes.filter(({ y }) => y === boxes[0].y);
    if (seen.length > 0) this.lens?.fit(boxRound(seen));
  }

  lookAtStep() {
    const { store } = this.app ?? {};
    const step = store?.meeting?.step;
    const papers = (store?.papers ?? []).filter((paper) => paper.step === step && paper.open);
    if (papers.length > 0) this.look(papers.map(({ id }) => id));
    else this.fitAll();
  }

  #sheet() {
    const element = new IpkPaper();
    element.seenAt(this.lens?.scale ?? 1);
    return element;
  }

  get #sheets() {
    return /** @type {IpkPaper[]} */ ([...(this.plane?.children ?? [])]);
  }

  /** A new step turns everybody to its papers, a spotlight to what is lit. @param {AppContext} app */
  #follow({ store }) {
    const { meeting, papers } = store;
    const lit = meeting?.spotlight?.paper ?? "";
    const open = papers.filter((paper) => paper.open && paper.step === meeting?.step).length;
    const what = [this.#all.length, meeting?.step, open, lit].join(" ");
    if (papers.length === 0 || what === this.#followed) return;
    this.#followed = what;
    this.fitAll();
    if (lit) this.look([lit]);
    else if (meeting?.step) this.lookAtStep();
    this.#choosePictures();
  }

  /** @param {{ width: number, height: number }} size of the window */
  #resized({ width, height }) {
    const { lens } = this;
    if (!lens) return;
    lens.window = { width, height };
    if (lens.byHand) return;
    this.#followed = "";
    if (this.app) this.#follow(this.app);
  }

  /** Sizes that depend on how far away one stands change when the lens stands still. @param {number} scale */
  #settled(scale) {
    setAttribute(this, "data-far", scale < READABLE && (scale < WORDED ? "lines" : "words"));
    for (const sheet of this.#sheets) sheet.seenAt(scale);
    this.#choosePictures();
  }

  /** Which sheets of a large wall are pictures: all from far away, else those out of sight. */
  #choosePictures() {
    const { lens, app } = this;
    if (!lens || !app) return;
    const large = app.store.cards.length > LARGE;
    const far = lens.scale < WORDED;
    const { sight } = lens;
    this.#sheets.forEach((sheet, at) => sheet.showAsPicture(large && (far || !meets(sight, boxAt(at, this.#columns)))));
  }

  /** What has the keyboard's focus comes into sight. @param {EventTarget | null} target */
  #bring(target) {
    if (!(target instanceof HTMLElement) || !target.matches("ipk-card:focus-visible")) return;
    const { lens, view } = this;
    if (!lens || !view) return;
    lens.catchUp();
    const [card, window] = [target.getBoundingClientRect(), view.getBoundingClientRect()];
    lens.reveal({
      x: (card.x - window.x - lens.x) / lens.scale,
      y: (card.y - window.y - lens.y) / lens.scale,
      width: card.width / lens.scale,
      height: card.height / lens.scale,
    });
  }

  #lensTools() {
    /** @type {[import("../../lib/dom/icons.js").IconName, string, () => void][]} */
    const tools = [
      ["plus", t("Larger"), () => this.lens?.zoom(ZOOM)],
      ["minus", t("Smaller"), () => this.lens?.zoom(1 / ZOOM)],
      ["layout-grid", t("Whole wall"), () => this.fitAll()],
      ["focus", t("This step"), () => this.lookAtStep()],
      ["list-checks", t("Cards as a list"), () => this.emit("list", {})],
    ];
    return el(
      "div",
      { class: "wall-tools", role: "toolbar", "aria-label": t("View") },
      ...tools.map(([name, words, press]) =>
        button({ class: "tool", "data-tool": name, "aria-label": words, title: words }, press, icon(name)),
      ),
    );
  }
}

customElements.define("ipk-wall", IpkWall);
