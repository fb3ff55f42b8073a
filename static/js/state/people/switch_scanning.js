/**
 * One switch chooses among everything: groups are offered one after another; a press opens the group, then its rows or
 * things are offered; a press takes the thing. A group that was gone through without a press closes again.
 * @template T
 * @typedef {T | Choice<T>[]} Choice
 */

/** @template T */
export class Scan {
  /** From the whole to what is open now. @type {{ choices: Choice<T>[], at: number }[]} */
  #open = [];

  /** @param {Choice<T>[]} choices a list in a list is a group */
  constructor(choices) {
    this.#open = [{ choices: choices.map(unwrapped).filter(isSomething), at: 0 }];
  }

  /** How deep one is: 0 among the groups. */
  get depth() {
    return this.#open.length - 1;
  }

  /** What a press would take now: one thing, or all things of a group. @returns {T[]} */
  get offered() {
    const { choices, at } = this.#now;
    return choices.length > 0 ? things(choices[at]) : [];
  }

  /** Offer the next one. */
  next() {
    const now = this.#now;
    now.at += 1;
    if (now.at < now.choices.length) return;
    now.at = 0;
    if (this.depth > 0) this.#open.pop();
  }

  /** @returns {T | undefined} the thing that was taken, when it was one */
  press() {
    const { choices, at } = this.#now;
    const choice = choices[at];
    if (choice === undefined) return undefined;
    if (!Array.isArray(choice)) return choice;
    this.#open.push({ choices: choice, at: 0 });
    return undefined;
  }

  get #now() {
    return this.#open[this.#open.length - 1];
  }
}

/** A group of one is that one. @template T @param {Choice<T>} choice @returns {Choice<T>} */
function unwrapped(choice) {
  if (!Array.isArray(choice)) return choice;
  const inner = choice.map(unwrapped).filter(isSomething);
  return inner.length === 1 ? inner[0] : inner;
}

/** @template T @param {Choice<T>} choice */
function isSomething(choice) {
  return !Array.isArray(choice) || choice.length > 0;
}

/** @template T @param {Choice<T>} choice @returns {T[]} */
function things(choice) {
  return Array.isArray(choice) ? choice.flatMap(things) : [choice];
}
