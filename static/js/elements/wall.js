/** @import { Room } from "../room.js" */
import { button, el, keyed } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";
import { IpkPaper } from "./paper.js";
import { Lens } from "./wall_lens.js";

/** A paper as it is laid out on the plane, before the lens makes it larger or smaller. */
const PAPER = { width: 800, height: 600, gap: 48, title: 120 };

/**
 * The whole wall: all papers in rows, looked at through a lens that pans and zooms.
 * `still` papers under it say `ipk:tap`, `ipk:move`, `ipk:touch` as everywhere.
 */
export class IpkWall extends IpkElement {
  /** @type {Room | undefined} */
  room;
  /** @type {Map<string, IpkPaper>} */
  #papers = new Map();
  /** What the lens last followed, so that it follows once and then stays where the person put it. */
  #followed = "";

  build() {
    this.classList.add("wall");
    this.plane = el("div", { class: "wall-plane" });
    this.append(this.plane, this.#lensTools());
  }

  arrive() {
    if (!this.plane) return;
    this.lens = new Lens(this, this.plane, this.leaving.signal);
    const watch = new ResizeObserver(() => this.lens?.byHand || this.fitAll());
    watch.observe(this);
    this.leaving.signal.addEventListener("abort", () => watch.disconnect());
  }

  /** @param {Room} room @param {string} [chosen] */
  show(room, chosen = "") {
    this.room = room;
    const { papers, cards, meeting } = room.store;
    keyed(/** @type {HTMLElement} */ (this.plane), papers, {
      key: (paper) => paper.id,
      make: (paper) => {
        const element = new IpkPaper();
        this.#papers.set(paper.id, element);
        return element;
      },
      update: (element, paper) => {
        element.show(
          paper,
          cards.filter((card) => card.paper === paper.id),
          room,
          chosen,
        );
        element.classList.toggle("paper--now", paper.open && paper.step === meeting?.step);
      },
    });
    this.#follow(`${papers.length}`);
  }

  fitAll() {
    const count = this.#papers.size || 1;
    const columns = bestColumns(count, this.clientWidth / Math.max(this.clientHeight, 1));
    const rows = Math.ceil(count / columns);
    this.plane?.style.setProperty("--columns", String(columns));
    const size = {
      width: columns * (PAPER.width + PAPER.gap) + PAPER.gap,
      height: rows * (PAPER.height + PAPER.title) + PAPER.gap,
    };
    this.lens?.fit({ x: 0, y: 0, ...size });
  }

  /** Bring papers into sight. @param {string[]} ids */
  look(ids) {
    const boxes = ids
      .map((id) => this.#papers.get(id))
      .filter((paper) => paper !== undefined)
      .map(boxOf);
    if (boxes.length === 0) return;
    const x = Math.min(...boxes.map((box) => box.x));
    const y = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    this.lens?.fit({
      x: x - PAPER.gap,
      y: y - PAPER.title,
      width: right - x + 2 * PAPER.gap,
      height: bottom - y + PAPER.title + PAPER.gap,
    });
  }

  lookAtStep() {
    const step = this.room?.store.meeting?.step;
    this.look(
      (this.room?.store.papers ?? []).filter((paper) => paper.step === step && paper.open).map((paper) => paper.id),
    );
  }

  /** @param {string} what */
  #follow(what) {
    if (what === this.#followed) return;
    this.#followed = what;
    this.fitAll();
  }

  #lensTools() {
    /** @type {[import("../lib/icons.js").IconName, string, () => void][]} */
    const tools = [
      ["minus", t("Smaller"), () => this.lens?.zoom(1 / 1.4)],
      ["plus", t("Larger"), () => this.lens?.zoom(1.4)],
      ["layout-grid", t("Whole wall"), () => this.fitAll()],
      ["focus", t("This step"), () => this.lookAtStep()],
    ];
    return el(
      "div",
      { class: "wall-tools", role: "toolbar", "aria-label": t("View") },
      ...tools.map(([name, words, press]) =>
        button({ class: "tool", "aria-label": words, title: words }, press, icon(name)),
      ),
    );
  }
}

/** @param {number} count @param {number} shape width : height of the room there is */
function bestColumns(count, shape) {
  const paper = (PAPER.width + PAPER.gap) / (PAPER.height + PAPER.title);
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const size = Math.min(shape / (columns * paper), 1 / rows);
    if (size > largest) [best, largest] = [columns, size];
  }
  return best;
}

/** @param {HTMLElement} element */
function boxOf({ offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height }) {
  return { x, y, width, height };
}

customElements.define("ipk-wall", IpkWall);
