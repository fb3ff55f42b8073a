// An indexed snapshot of the view: records by type, sorted lazily and cached.
/** @import { Agreement, AnyRecord, Card, Confirmation, Door, Entry, Feedback } from "../../types.d.ts" */
/** @import { Meeting, Paper, Person, ReleasedCards, Signal, SpeakingTurn, Task, Topic } from "../../types.d.ts" */
import { byName } from "../../lib/i18n/collation.js";
import { translatedTitle } from "../../lib/i18n/i18n.js";

/** @type {readonly never[]} */
const NONE = Object.freeze([]);

/**
 * An immutable snapshot of the view. Each list is sorted when it is first read and then cached: with 300 cards a patch
 * must not cause 300 searches.
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

  /** @param {Map<string, AnyRecord>} records @param {Entry[]} unsaved commands without an answer */
  constructor(records, unsaved) {
    this.records = records;
    this.entries = unsaved;
  }

  get meeting() {
    return /** @type {readonly Meeting[]} */ (this.#listOf("meeting"))[0];
  }

  /** Papers in order. Standard titles are translated into the reader's language. */
  get papers() {
    this.#papers ??= /** @type {readonly Paper[]} */ (
      this.#listOf("paper", (one, other) => one.order - other.order)
    ).map(withTranslatedTitle);
    return this.#papers;
  }

  get cards() {
    return /** @type {readonly Card[]} */ (this.#listOf("card", (one, other) => (one.z ?? 0) - (other.z ?? 0)));
  }

  /** People by name, in the collation of the page's language. */
  get people() {
    return /** @type {readonly Person[]} */ (this.#listOf("person", byName));
  }

  get signals() {
    return /** @type {readonly Signal[]} */ (this.#listOf("signal", (one, other) => one.at.localeCompare(other.at)));
  }

  get topics() {
    return /** @type {readonly Topic[]} */ (this.#listOf("topic", (one, other) => one.order - other.order));
  }

  /** The plan without tasks that were dropped. */
  get tasks() {
    const rows = /** @type {readonly Task[]} */ (this.#listOf("task"));
    return rows.filter(({ state }) => state !== "dropped");
  }

  get agreements() {
    return /** @type {readonly Agreement[]} */ (this.#listOf("agreement"));
  }

  /**
   * Ids of people who promised confidentiality; the facilitator receives all, others their own.
   * @returns {Set<string>}
   */
  get promised() {
    return new Set(/** @type {readonly Confirmation[]} */ (this.#listOf("confirmation")).map(({ person }) => person));
  }

  /** Ids of the child's own cards that it lets into the minutes; its circle receives them. @returns {Set<string>} */
  get releasedCards() {
    const lists = /** @type {readonly ReleasedCards[]} */ (this.#listOf("released"));
    return new Set(lists.flatMap(({ cards }) => cards));
  }

  /** Own answers of the evaluation, and for staff one record with sums. */
  get feedback() {
    return /** @type {readonly Feedback[]} */ (this.#listOf("feedback"));
  }

  /** Ids of people who spoke in this step; only the facilitator receives them. @returns {Set<string>} */
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

/** Caches translated papers, so that the same record gives the same object. @type {WeakMap<Paper, Paper>} */
const papers = new WeakMap();

/** @param {Paper} paper */
function withTranslatedTitle(paper) {
  const title = translatedTitle(paper.title);
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
