// Single-switch scanning: which element or group is offered next, and what a press selects.
/**
 * Groups are offered in turn. A press opens the offered group, then its rows or elements are offered; a press selects
 * an element. A group that ends without a press closes.
 * @template T
 * @typedef {T | Choice<T>[]} Choice
 */

/** @template T */
export class Scan {
  /** The open levels, from the outermost. @type {{ choices: Choice<T>[], at: number }[]} */
  #open = [];

  /** @param {Choice<T>[]} choices a nested list is a group */
  constructor(choices) {
    this.#open = [{ choices: choices.map(unwrapped).filter(isSomething), at: 0 }];
  }

  /** The number of open groups. */
  get depth() {
    return this.#open.length - 1;
  }

  /** The elements that a press would select: one, or all of a group. @returns {T[]} */
  get offered() {
    const { choices, at } = this.#now;
    return choices.length > 0 ? things(choices[at]) : [];
  }

  /** Advances to the next choice. */
  next() {
    const now = this.#now;
    now.at += 1;
    if (now.at < now.choices.length) return;
    now.at = 0;
    if (this.depth > 0) this.#open.pop();
  }

  /** @returns {T | undefined} the selected element, or undefined after opening a group */
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

/**
 * Replaces a group with a single choice by that choice.
 * @template T
 * @param {Choice<T>} choice
 * @returns {Choice<T>}
 */
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
