// Spreads rendering work over animation frames.
/** Items in the first frame. */
const FIRST = 24;
const LEAST = 24;
const MOST = 48;
/** A frame shorter than SHORT_MS doubles the number of items, one longer than LONG_MS halves it. */
const SHORT_MS = 60;
const LONG_MS = 200;

/** @typedef {{ frame: (act: () => void) => void, now: () => number }} Time */

/**
 * A queue of work, a part of which is done in each frame, adapted to the speed of the device. Between frames the page
 * handles input.
 */
export class FrameQueue {
  /**
   * Urgent work, then the rest. Each function makes at most so many items and returns how many it made.
   * @type {Map<object, (most: number) => number>[]}
   */
  #queues = [new Map(), new Map()];
  #size = FIRST;
  /** Start of the last frame, 0 while idle. */
  #began = 0;
  #asked = false;

  /** @param {Time} [time] */
  constructor(time = { frame: nextFrame, now: () => performance.now() }) {
    this.time = time;
  }

  /**
   * @param {object} owner has at most one entry in the queue
   * @param {(most: number) => number} make returns fewer than `most` when it is done
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

/** Background pages get no animation frames, so a timeout is used. @param {() => void} act */
function nextFrame(act) {
  if (document.visibilityState === "visible") requestAnimationFrame(act);
  else setTimeout(act);
}

/** The queue that all elements of a page share. */
export const frameQueue = new FrameQueue();
