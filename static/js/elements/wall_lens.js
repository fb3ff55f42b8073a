const CLOSEST = 3;
const FARTHEST = 0.05;
/** What is fitted stays clear of the tools at the left. */
const TOOLS = 72;
const EDGE = 8;
const WHEEL = 0.0015;

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Pans and zooms a plane inside its window: one finger or the mouse pulls it, two fingers or the wheel zoom.
 */
export class Lens {
  /** Did a person choose this view? Then nothing moves it but the person. */
  byHand = false;
  scale = 1;
  x = 0;
  y = 0;
  /** @type {Map<number, { x: number, y: number }>} */
  #fingers = new Map();

  /** @param {HTMLElement} view @param {HTMLElement} plane @param {AbortSignal} signal */
  constructor(view, plane, signal) {
    this.view = view;
    this.plane = plane;
    const hear = (
      /** @type {string} */ type,
      /** @type {(event: any) => void} */ act,
      /** @type {AddEventListenerOptions} */ more = {},
    ) => view.addEventListener(type, act, { signal, ...more });
    hear("pointerdown", (event) => this.#down(event));
    hear("pointermove", (event) => this.#move(event));
    hear("pointerup", (event) => this.#up(event));
    hear("pointercancel", (event) => this.#up(event));
    hear("wheel", (event) => this.#wheel(event), { passive: false });
  }

  /** Show this part of the plane as large as it goes. @param {Box} box */
  fit({ x, y, width, height }) {
    const { clientWidth, clientHeight } = this.view;
    if (clientWidth === 0) return;
    this.byHand = false;
    this.scale = within(Math.min((clientWidth - TOOLS - EDGE) / width, (clientHeight - 2 * EDGE) / height));
    this.x = TOOLS + (clientWidth - TOOLS - width * this.scale) / 2 - x * this.scale;
    this.y = (clientHeight - height * this.scale) / 2 - y * this.scale;
    this.#apply();
  }

  /** @param {number} factor @param {{ x: number, y: number }} [at] a place in the window that stays where it is */
  zoom(factor, at = { x: this.view.clientWidth / 2, y: this.view.clientHeight / 2 }) {
    const scale = within(this.scale * factor);
    this.byHand = true;
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.#apply();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (event.target instanceof Element && event.target.closest("button")) return;
    this.#fingers.set(event.pointerId, this.#place(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = this.#place(event);
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      this.zoom(distance(now, other) / Math.max(distance(before, other), 1), middle);
    }
    const share = other ? 2 : 1;
    this.byHand = true;
    this.x += (now.x - before.x) / share;
    this.y += (now.y - before.y) / share;
    this.#fingers.set(event.pointerId, now);
    this.#apply();
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.#fingers.delete(event.pointerId);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * WHEEL), this.#place(event));
  }

  /** @param {MouseEvent} event */
  #place(event) {
    const box = this.view.getBoundingClientRect();
    return { x: event.clientX - box.x, y: event.clientY - box.y };
  }

  #apply() {
    // Titles stay readable however far away one stands.
    this.plane.style.setProperty("--lens", String(this.scale));
    this.plane.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }
}

/** @param {number} scale */
function within(scale) {
  return Math.min(Math.max(scale, FARTHEST), CLOSEST);
}

/** @param {{ x: number, y: number }} one @param {{ x: number, y: number }} other */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
