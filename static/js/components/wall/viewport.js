// Pan and zoom of an element, by pointer, wheel and keyboard.
const CLOSEST = 3;
const FARTHEST = 0.05;
const EDGE = 8;
const WHEEL = 0.0015;
/** One press of a key or button. */
const STRIDE = 120;
export const ZOOM = 1.4;
/** A wheel clicks in big steps; what comes finer, or sideways, is two fingers on a pad. */
const WHEEL_CLICK = 40;
const LINE_PX = 24;
const SETTLE_MS = 160;
/** A picture of the plane made this much larger or smaller is drawn anew, or it would be a blur, or huge. */
const SHARP = 2.5;

/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ x: number, y: number }} Place */

/**
 * Pans and zooms a plane inside its window: a finger or the mouse pulls the bare ground, two fingers, the wheel or
 * keys zoom. While it moves only the transform changes, at most once a frame; `settled` hears when it stands.
 */
export class Viewport {
  /** Did a person choose this view? Then nothing moves it but the person or a new step. */
  byHand = false;
  scale = 1;
  x = 0;
  y = 0;
  /** The window and the plane in px, told by whoever lays them out: to measure them would lay out everything anew. */
  window = { width: 0, height: 0 };
  extent = { width: 0, height: 0 };
  /** The fingers that are down, and which of them hold a card. @type {Map<number, Place & { holds: boolean }>} */
  #fingers = new Map();
  #asked = 0;
  /** The scale at which the plane was last drawn sharp. */
  #drawnAt = 1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;

  /**
   * @param {HTMLElement} view @param {HTMLElement} plane @param {AbortSignal} signal
   * @param {(scale: number) => void} settled
   */
  constructor(view, plane, signal, settled) {
    this.view = view;
    this.plane = plane;
    this.settled = settled;
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
    hear("keydown", (event) => this.#key(event));
    signal.addEventListener("abort", () => this.#rest());
  }

  /** Show this part of the plane as large as it goes. @param {Box} box */
  fit({ x, y, width, height }) {
    const { window } = this;
    if (window.width === 0) return;
    this.byHand = false;
    this.scale = within(Math.min((window.width - 2 * EDGE) / width, (window.height - 2 * EDGE) / height));
    this.x = (window.width - width * this.scale) / 2 - x * this.scale;
    this.y = (window.height - height * this.scale) / 2 - y * this.scale;
    this.#stand();
  }

  /** What of the plane is in the window. @returns {Box} */
  get sight() {
    const { scale, window } = this;
    return { x: -this.x / scale, y: -this.y / scale, width: window.width / scale, height: window.height / scale };
  }

  /** Draw at once what was asked for, so that what is measured on the screen is where the lens says it is. */
  catchUp() {
    if (this.#asked) this.#draw();
  }

  /** Move just as much as it takes to have this part in sight. @param {Box} box */
  reveal({ x, y, width, height }) {
    const left = x * this.scale + this.x;
    const top = y * this.scale + this.y;
    const across = shift(left, width * this.scale, this.window.width);
    const down = shift(top, height * this.scale, this.window.height);
    if (across || down) this.pan(across, down);
  }

  /** @param {number} factor @param {Place} [at] a place in the window that stays where it is */
  zoom(factor, at = { x: this.window.width / 2, y: this.window.height / 2 }) {
    const scale = within(this.scale * factor);
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.#go();
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.#go();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    // Asked for where the finger is: a note of a picture has just become a card there.
    const card = document.elementFromPoint(event.clientX, event.clientY)?.closest("ipk-card[data-movable]");
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, holds: Boolean(card) });
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY, holds: before.holds };
    const other = [...this.#fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.#fingers.set(event.pointerId, now);
    if (!other && now.holds) return;
    const share = other ? 2 : 1;
    if (other) this.zoom(distance(now, other) / Math.max(distance(before, other), 1), this.#middle(now, other));
    this.pan((now.x - before.x) / share, (now.y - before.y) / share);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    this.#fingers.delete(event.pointerId);
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PX;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    const pad = dx !== 0 || Math.abs(dy) < WHEEL_CLICK;
    const zooms = event.ctrlKey || event.metaKey || !(pad || event.shiftKey);
    if (zooms) this.zoom(Math.exp(-dy * WHEEL * (event.ctrlKey && pad ? 5 : 1)), this.#place(event));
    else if (event.shiftKey && dx === 0) this.pan(-dy, 0);
    else this.pan(-dx, -dy);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(this);
  }

  /** @param {Place} one @param {Place} other */
  #middle(one, other) {
    return this.#place({ clientX: (one.x + other.x) / 2, clientY: (one.y + other.y) / 2 });
  }

  /** @param {{ clientX: number, clientY: number }} event */
  #place(event) {
    const box = this.view.getBoundingClientRect();
    return { x: event.clientX - box.x, y: event.clientY - box.y };
  }

  /** A person moves it: the next frame shows it; when it has come to rest, it is drawn sharp. */
  #go() {
    this.byHand = true;
    this.#rest();
    this.#asked = requestAnimationFrame(() => this.#draw());
    // By way of a frame: what fingers did meanwhile on a slow tablet is heard first, and calls it off.
    this.#settling = setTimeout(() => (this.#asked = requestAnimationFrame(() => this.#stand())), SETTLE_MS);
  }

  #draw() {
    this.#asked = 0;
    const grown = this.scale / this.#drawnAt;
    const sharp = grown > SHARP || grown < 1 / SHARP;
    if (sharp) this.#drawnAt = this.scale;
    this.plane.classList.toggle("wall-plane--moving", !sharp);
    this.#hold();
    this.plane.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  #stand() {
    this.#rest();
    this.#draw();
    this.plane.classList.remove("wall-plane--moving");
    this.#drawnAt = this.scale;
    this.settled(this.scale);
  }

  #rest() {
    cancelAnimationFrame(this.#asked);
    clearTimeout(this.#settling);
    this.#asked = 0;
  }

  /** The wall never leaves the window altogether: its middle stays over some part of it. */
  #hold() {
    const { extent, scale } = this;
    const [middle, centre] = [this.window.width / 2, this.window.height / 2];
    this.x = Math.min(Math.max(this.x, middle - extent.width * scale), middle);
    this.y = Math.min(Math.max(this.y, centre - extent.height * scale), centre);
  }
}

/** @type {Record<string, (lens: Viewport) => void>} */
const KEYS = {
  "+": (lens) => lens.zoom(ZOOM),
  "=": (lens) => lens.zoom(ZOOM),
  "-": (lens) => lens.zoom(1 / ZOOM),
  ArrowLeft: (lens) => lens.pan(STRIDE, 0),
  ArrowRight: (lens) => lens.pan(-STRIDE, 0),
  ArrowUp: (lens) => lens.pan(0, STRIDE),
  ArrowDown: (lens) => lens.pan(0, -STRIDE),
};

/** @param {number} start @param {number} size @param {number} space */
function shift(start, size, space) {
  if (start < EDGE || size > space) return EDGE - start;
  return Math.min(space - EDGE - size - start, 0);
}

/** @param {number} scale */
function within(scale) {
  return Math.min(Math.max(scale, FARTHEST), CLOSEST);
}

/** @param {Place} one @param {Place} other */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
