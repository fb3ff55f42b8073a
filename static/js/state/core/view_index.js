/** @import { AnyRecord, Card, Door, Entry, Meeting, Paper, Person, Signal, SpeakingTurn } from "../../types.d.ts" */
import { byName } from "../../lib/i18n/collation.js";
import { t } from "../../lib/i18n/i18n.js";

/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/**
 * One moment of everything shown, laid out by kind. Each heap is sorted when it is first asked for and then kept:
 * with 300 cards on the wall a patch must not cost 300 searches.
 */
export class ViewIndex {
  /** @type {Map<string, readonly AnyRecord[]>} */
  #lists = new Map();
  /** @type {readonly Paper[] | undefined} */
  #papers;
  /** @type {Map<string, Card[]> | undefined} */
  #onPaper;
  /** @type {Map<string, Entry[]> | undefined} */
  #unsaved;

  /** @param {Map<string, AnyRecord>} records @param {Entry[]} unsaved commands that no answer has come to */
  constructor(records, unsaved) {
    this.records = records;
    this.entries = unsaved;
  }

  get meeting() {
    return /** @type {readonly Meeting[]} */ (this.#listOf("meeting"))[0];
  }

  /** Their usual titles are in the person's own language. */
  get papers() {
    this.#papers ??= /** @type {readonly Paper[]} */ (
      this.#listOf("paper", (one, other) => one.order - other.order)
    ).map(withTranslatedTitle);
    return this.#papers;
  }

  get cards() {
    return /** @type {readonly Card[]} */ (this.#listOf("card", (one, other) => (one.z ?? 0) - (other.z ?? 0)));
  }

  /** By name, as the page's language has names in order. */
  get people() {
    return /** @type {readonly Person[]} */ (this.#listOf("person", byName));
  }

  get signals() {
    return /** @type {readonly Signal[]} */ (this.#listOf("signal", (one, other) => one.at.localeCompare(other.at)));
  }

  /** Who was heard in this step; only the facilitator knows. @returns {Set<string>} */
  get heard() {
    const step = this.meeting?.step;
    const turns = /** @type {readonly SpeakingTurn[]} */ (this.#listOf("turn"));
    return new Set(turns.filter((turn) => turn.step === step).map(({ person }) => person));
  }

  get door() {
    return /** @type {readonly Door[]} */ (this.#listOf("door"))[0];
  }

  /** @param {string} paper @returns {readonly Card[]} */
  cardsOn(paper) {
    this.#onPaper ??= groupBy(this.cards, (card) => card.paper);
    return this.#onPaper.get(paper) ?? NONE;
  }

  /** @param {string} card @returns {Entry[]} */
  unsavedOf(card) {
    this.#unsaved ??= groupBy(this.entries, (entry) => String(entry.args.id));
    return this.#unsaved.get(card) ?? [];
  }

  /** @param {string} type @param {(one: any, other: any) => number} [order] */
  #listOf(type, order) {
    const known = this.#lists.get(type);
    if (known) return known;
    const heap = [...this.records.values()].filter((record) => record.type === type);
    if (order) heap.sort(order);
    this.#lists.set(type, heap);
    return heap;
  }
}

/** The same record gives the same paper, so that a screen sees what has changed. @type {WeakMap<Paper, Paper>} */
const papers = new WeakMap();

/** @param {Paper} paper */
function withTranslatedTitle(paper) {
  const title = t(paper.title);
  const known = papers.get(paper);
  if (known?.title === title) return known;
  const shown = { ...paper, title };
  papers.set(paper, shown);
  return shown;
}

/** @template T @param {readonly T[]} things @param {(thing: T) => string} name @returns {Map<string, T[]>} */
function groupBy(things, name) {
  /** @type {Map<string, T[]>} */
  const heaps = new Map();
  for (const thing of things) {
    const heap = heaps.get(name(thing));
    if (heap) heap.push(thing);
    else heaps.set(name(thing), [thing]);
  }
  return heaps;
}
