/** So many things in the first frame. */
const FIRST = 24;
const LEAST = 24;
const MOST = 48;
/** A frame that took less has room for more; one that took longer was too much for this device. */
const SHORT_MS = 60;
const LONG_MS = 200;

/** @typedef {{ frame: (act: () => void) => void, now: () => number }} Time */

/**
 * Work too long for one frame: each frame does a part of it, as large as this device bears. Between two parts the page
 * answers to fingers.
 */
export class FrameQueue {
  /**
   * What is wanted first, then the rest; each makes up to so many things and says how many it made.
   * @type {Map<object, (most: number) => number>[]}
   */
  #queues = [new Map(), new Map()];
  #size = FIRST;
  /** When the last frame began, 0 while nothing is to be done. */
  #began = 0;
  #asked = false;

  /** @param {Time} [time] */
  constructor(time = { frame: nextFrame, now: () => performance.now() }) {
    this.time = time;
  }

  /**
   * @param {object} owner asks once, however often
   * @param {(most: number) => number} make makes fewer than it may when it is done
   * @param {boolean} [first]
   */
  add(owner, make, first = false) {
    for (const queue of this.#queues) queue.delete(owner);
    this.#queues[first ? 0 : 1].set(owner, make);
    this.#ask();
  }

  #ask() {
    if (this.#asked) return;
    this.#asked = true;
    this.time.frame(() => this.#work());
  }

  #work() {
    this.#asked = false;
    this.#adapt();
    let left = this.#size;
    for (const queue of this.#queues) {
      for (const [owner, make] of queue) {
        const made = make(left);
        if (made < left) queue.delete(owner);
        left -= made;
        if (left <= 0) break;
      }
      if (left <= 0) break;
    }
    if (this.#queues.some(({ size }) => size > 0)) this.#ask();
    else this.#began = 0;
  }

  #adapt() {
    const now = this.time.now();
    const took = this.#began ? now - this.#began : (SHORT_MS + LONG_MS) / 2;
    this.#began = now;
    if (took < SHORT_MS) this.#size = Math.min(this.#size * 2, MOST);
    else if (took > LONG_MS) this.#size = Math.max(this.#size / 2, LEAST);
  }
}

/** A page in the background gets no frames. @param {() => void} act */
function nextFrame(act) {
  if (document.visibilityState === "visible") requestAnimationFrame(act);
  else setTimeout(act);
}

/** All elements of a page share its frames. */
export const frameQueue = new FrameQueue();
