/** @import { Card, Stroke } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { keyed, setAttribute } from "../lib/dom.js";
import { IpkElement } from "../lib/element.js";
import { t } from "../lib/i18n.js";
import { growingPath } from "../state/drawing_live.js";
import { inOrder } from "../state/drawing_names.js";
import { lineOf, SHEET } from "../state/ink.js";

const SVG = "http://www.w3.org/2000/svg";

/** A drawing as it hangs: its whole sheet, with the lines that somebody is drawing on it just now. */
export class IpkDrawn extends IpkElement {
  /** @type {Room | undefined} */
  room;
  /** @type {Card | undefined} */
  card;
  #asked = false;
  #svg = svg("svg", { class: "card-drawing", viewBox: `0 0 ${SHEET.width} ${SHEET.height}`, role: "img" });
  #kept = svg("g", {});
  #growing = svg("g", {});

  build() {
    this.#svg.append(this.#kept, this.#growing);
    this.append(this.#svg);
  }

  arrive() {
    const { room } = this;
    if (!room) return;
    this.listen(room.ink, "grown", ({ detail: card }) => card === this.card?.id && this.#ask());
    this.#grow();
  }

  /** @param {Card} card */
  show(card) {
    const before = this.card;
    this.card = card;
    setAttribute(this.#svg, "aria-label", card.text || t("A drawing"));
    if (before?.strokes === card.strokes) return;
    keyed(this.#kept, inOrder(card.strokes ?? []), { key: ({ id }) => id, make: inked });
  }

  #ask() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#grow();
    });
  }

  #grow() {
    const lines = this.card ? (this.room?.ink.on(this.card.id) ?? []) : [];
    keyed(this.#growing, lines, {
      key: ({ id }) => id,
      make: ({ colour }) => svg("path", { class: `stroke stroke--${colour}` }),
      update: (path, line) => {
        setAttribute(path, "d", growingPath(line));
        path.classList.toggle("stroke--fading", line.fading);
      },
    });
  }
}

/** @param {Stroke} stroke */
function inked(stroke) {
  return svg("path", { class: `stroke stroke--${stroke.colour}`, d: lineOf(stroke).path });
}

/** @param {string} tag @param {Record<string, string>} attributes */
function svg(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

customElements.define("ipk-drawn", IpkDrawn);
