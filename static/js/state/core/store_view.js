// The reading side of the store: records with unanswered commands applied, by kind.
/** @import { Agreement, Card, Door, Meeting, Paper, Person, Settings, Signal, Task, Topic } from "../../types.d.ts" */
/** @import { ViewIndex } from "./view_index.js" */

import { Replica } from "./replica.js";
import { isPausedOrClosed } from "../meeting/resting.js";
import { DEFAULT_SETTINGS } from "../people/settings.js";
import { belongsTo } from "../profile/messages.js";

/** Getters and queries over the view. Store implements `index`. */
export class StoreView extends EventTarget {
  replica = new Replica();

  /** @returns {ViewIndex} */
  get index() {
    throw new Error("a store has an index of its view");
  }

  /** Records by id, with unanswered commands applied. */
  get view() {
    return this.index.records;
  }

  get me() {
    return this.replica.me;
  }

  /** @returns {Meeting | undefined} */
  get meeting() {
    return this.index.meeting;
  }

  /** @returns {readonly Paper[]} by their order on the wall */
  get papers() {
    return this.index.papers;
  }

  /** @returns {readonly Card[]} the lowest first */
  get cards() {
    return this.index.cards;
  }

  /** @param {string} paper @returns {readonly Card[]} the lowest first */
  cardsOn(paper) {
    return this.index.cardsOn(paper);
  }

  /** @returns {readonly Person[]} */
  get people() {
    return this.index.people;
  }

  /** @returns {readonly Topic[]} in the order in which they were made */
  get topics() {
    return this.index.topics;
  }

  /** @returns {readonly Task[]} the plan, in the order in which it was written */
  get tasks() {
    return this.index.tasks;
  }

  /** @returns {readonly Agreement[]} */
  get agreements() {
    return this.index.agreements;
  }

  /** @returns {readonly Signal[]} oldest first */
  get signals() {
    return this.index.signals;
  }

  /** @returns {Door | undefined} */
  get door() {
    return this.index.door;
  }

  /**
   * The display settings of a person, or the defaults.
   * @param {string | undefined | null} person
   * @returns {Settings}
   */
  settingsOf(person) {
    const id = `settings-${person}`;
    return /** @type {Settings} */ (
      this.view.get(id) ?? { ...DEFAULT_SETTINGS, id, type: "settings", rev: 0, person: person ?? "" }
    );
  }

  /** @param {string | undefined | null} id @returns {Person | undefined} */
  person(id) {
    const record = this.view.get(id ?? "");
    return record?.type === "person" ? /** @type {Person} */ (record) : undefined;
  }

  /** @param {string | undefined | null} id @returns {Card | undefined} */
  card(id) {
    const record = this.view.get(id ?? "");
    return record?.type === "card" ? /** @type {Card} */ (record) : undefined;
  }

  /** @param {string} cmd */
  may(cmd) {
    return this.me?.may.includes(cmd) ?? false;
  }

  /** Does the card belong to this person, as its author or because it contains their words? @param {Card} card */
  isMine(card) {
    return belongsTo(card, this.me?.person);
  }

  /** May this person move the card? Only a prediction for the interface: the server decides. @param {Card} card */
  mayMove(card) {
    const leads = this.me?.role === "facilitator";
    const allowed = this.isMine(card) || (leads && !card.own_words);
    return allowed && this.may("card.move") && (leads || !card.locked) && !this.resting;
  }

  /** Is the wall read-only now (frozen, paused or closed)? */
  get resting() {
    return isPausedOrClosed(this.meeting);
  }
}
