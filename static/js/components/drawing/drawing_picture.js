// `<ipk-drawn>`: shows a finished drawing, painted piece by piece.
/** @import { Card, Stroke } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { syncChildren, setAttribute } from "../../lib/dom/dom.js";
import { IpkElement } from "../../lib/dom/element.js";
import { t } from "../../lib/i18n/i18n.js";
import { svg } from "../../lib/dom/svg.js";
import { growingPath } from "../../state/drawing/remote_ink.js";
import { inOrder } from "../../state/drawing/drawing_names.js";
import { lineOf, SHEET } from "../../state/drawing/ink.js";

/** Strokes painted per frame: a wall full of drawings must not block the page. */
const AT_ONCE = 8;
const TURN_MS = 8;

/** A drawing as it hangs: its whole sheet, with the lines that somebody is drawing on it just now. */
export class IpkDrawn extends IpkElement {
  /** @type {AppContext | undefined} */
  app;
  /** @type {Card | undefined} */
  card;
  #asked = false;
  #kept = layer("kept");
  #growing = layer("growing");

  build() {
    this.setAttribute("role", "img");
    this.append(this.#kept, this.#growing);
  }

  connected() {
    const { app } = this;
    if (!app) return;
    this.listen(app.ink, "grown", ({ detail: card }) => card === this.card?.id && this.#ask());
    this.#grow();
  }

  /** @param {Card} card */
  show(card) {
    const before = this.card;
    this.card = card;
    setAttribute(this, "aria-label", card.text || t("A drawing"));
    if (before?.strokes === card.strokes) return;
    if (Math.abs((card.strokes?.length ?? 0) - this.#kept.childElementCount) > AT_ONCE) paintSoon(this);
    else this.paint();
  }

  paint() {
    const strokes = inOrder(this.card?.strokes ?? []);
    syncChildren(this.#kept, strokes, { key: ({ id }) => id, make: inked });
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
    const lines = this.card ? (this.app?.ink.on(this.card.id) ?? []) : [];
    syncChildren(this.#growing, lines, {
      key: ({ id }) => id,
      make: ({ colour }) => svg("path", { class: `stroke stroke--${colour}` }),
      update: (path, line) => {
        setAttribute(path, "d", growingPath(line));
        path.classList.toggle("stroke--fading", line.fading);
      },
    });
  }
}

/** @type {Set<IpkDrawn>} */
const waiting = new Set();

/** @param {IpkDrawn} picture */
function paintSoon(picture) {
  if (waiting.size === 0) requestAnimationFrame(paintSome);
  waiting.add(picture);
}

function paintSome() {
  const begun = performance.now();
  for (const picture of waiting) {
    waiting.delete(picture);
    if (picture.isConnected) picture.paint();
    if (performance.now() - begun > TURN_MS) break;
  }
  if (waiting.size > 0) requestAnimationFrame(paintSome);
}

/** @param {Stroke} stroke */
function inked(stroke) {
  return svg("path", { class: `stroke stroke--${stroke.colour}`, d: lineOf(stroke).path });
}

/** @param {"kept" | "growing"} kind */
function layer(kind) {
  const box = `0 0 ${SHEET.width} ${SHEET.height}`;
  return svg("svg", { class: `ink-layer ink-layer--${kind}`, viewBox: box, "aria-hidden": "true" });
}

customElements.define("ipk-drawn", IpkDrawn);
