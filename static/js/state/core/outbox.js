// The outbox: stores commands until the server has answered them, and sends them in order.
/** @import { Answer, Args, Command, Entry, CommandStorage } from "../../types.d.ts" */
import { FAREWELLS, LIMITS } from "../../protocol.js";
import { bytesOf, isAboutTheSame, isStuck } from "./command.js";
import { raiseSeen } from "./seen.js";

/** These commands bypass the queue, so that a child's STOP is not delayed by other commands. */
const URGENT = new Set(["signal.raise", "signal.clear", "meeting.freeze"]);
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;
const LONGEST_URGENT_PAUSE_MS = 1000;

/**
 * Commands without an answer, in the order in which they were given.
 *
 * One command is in flight at a time, so that the server receives them in order. Each keeps its `op` (an idempotency
 * key): sent twice, it is executed once. An answered command stays as `settled` until the replica has its change, so
 * that the view does not flicker.
 */
export class Outbox {
  /** @type {Entry[]} */
  entries = [];

  #online = false;
  #pumping = false;
  #order = 0;
  /** @type {Set<string>} ops in flight */
  #inFlight = new Set();
  /** @type {Set<string>} urgent ops that are sent beside the queue */
  #urgentOps = new Set();

  /**
   * @param {object} needs
   * @param {string} needs.scope conference and person
   * @param {CommandStorage} needs.storage
   * @param {(command: Command) => Promise<Answer>} needs.send rejects when no answer came
   * @param {(entry: Entry, answer: Answer) => void} needs.refused
   * @param {() => void} needs.changed
   * @param {(entry: Entry) => Promise<boolean>} needs.isWallPaused is the wall paused, but not closed?
   * @param {(entry: Entry) => Promise<"same" | "changed" | "current">} [needs.refreshSeen] compares what the person saw
   * with the current records
   * @param {(ms: number) => Promise<void>} [needs.pause]
   */
  constructor(needs) {
    this.needs = { pause: wait, ...needs };
  }

  /** Loads the commands that an earlier page stored; commands given meanwhile come after them. */
  async load() {
    const kept = await this.needs.storage.load(this.needs.scope);
    const given = this.entries;
    this.#order = Math.max(0, ...kept.map((entry) => entry.order));
    for (const entry of given) entry.order = ++this.#order;
    this.entries = [...kept.filter((entry) => !given.some((other) => other.op === entry.op)), ...given];
    this.needs.changed();
    for (const entry of given) void this.#save(entry);
    this.pump();
  }

  /**
   * @param {string} op @param {string} cmd @param {Args} args @param {Entry["shown"]} [shown]
   * @returns {Promise<void>} resolves when the command is on disk or no longer needed
   */
  add(op, cmd, args, shown) {
    /** @type {Entry} */
    const entry = { scope: this.needs.scope, order: ++this.#order, op, cmd, args, ...(shown && { shown }) };
    const superseded = this.#supersededBy(entry);
    this.entries = [...this.entries.filter((other) => other !== superseded), entry];
    this.needs.changed();
    const kept = this.#save(entry);
    if (superseded) this.#delete(superseded);
    this.pump();
    return kept;
  }

  /** An unsent move of a card is replaced by a newer move of the same card. @param {Entry} entry */
  #supersededBy({ cmd, args }) {
    const last = this.entries.at(-1);
    const waits = last && last.settled === undefined && !this.#inFlight.has(last.op);
    return waits && cmd === "card.move" && last.cmd === cmd && last.args.id === args.id ? last : undefined;
  }

  /** @param {boolean} online */
  setOnline(online) {
    this.#online = online;
    if (online) this.pump();
  }

  /** The wall is no longer paused: sends the paused commands. */
  resume() {
    for (const entry of this.entries) entry.paused = false;
    this.pump();
  }

  /** Removes unsent commands about a card whose creation was refused. @param {Entry} refused @returns {Entry[]} */
  discardDependents({ cmd, args }) {
    if (cmd !== "card.stick") return [];
    const lost = this.unsaved.filter((entry) => entry.args.id === args.id && !this.#inFlight.has(entry.op));
    this.entries = this.entries.filter((entry) => !lost.includes(entry));
    for (const entry of lost) this.#delete(entry);
    return lost;
  }

  /** Removes answered commands whose change the replica contains. @param {number} seq */
  caughtUp(seq) {
    this.entries = this.entries.filter((entry) => entry.settled === undefined || entry.settled > seq);
  }

  /** Does an answered command still wait for its patch? */
  get hasUnappliedAnswer() {
    return this.entries.some((entry) => entry.settled !== undefined);
  }

  /** Commands without an answer. */
  get unsaved() {
    return this.entries.filter((entry) => entry.settled === undefined);
  }

  /** Texts of notes that the server does not have. @returns {string[]} */
  get unsentTexts() {
    const notes = this.unsaved.filter(({ cmd, args }) => cmd === "card.stick" && args.text);
    return notes.map(({ args }) => String(args.text));
  }

  /** Deletes the commands of this person; other people of this browser keep theirs. */
  async clear() {
    this.setOnline(false);
    this.entries = [];
    await this.needs.storage.clear(this.needs.scope).catch(() => undefined);
  }

  /** Starts sending. Safe to call at any time. */
  pump() {
    if (!this.#online) return;
    for (const entry of this.unsaved)
      if (URGENT.has(entry.cmd) && !this.#urgentOps.has(entry.op)) void this.#sendUrgent(entry);
    if (!this.#pumping) void this.#run();
  }

  async #run() {
    this.#pumping = true;
    let pause = FIRST_PAUSE_MS;
    for (let entry = this.#next(); entry; entry = this.#next()) {
      if (await this.#deliver(entry)) {
        pause = FIRST_PAUSE_MS;
      } else {
        await this.needs.pause(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      }
    }
    this.#pumping = false;
  }

  /** Sends a command beside the queue and retries with backoff until it is answered. @param {Entry} entry */
  async #sendUrgent(entry) {
    this.#urgentOps.add(entry.op);
    let pause = FIRST_PAUSE_MS;
    while (this.#online && !(await this.#deliver(entry))) {
      await this.needs.pause(pause);
      pause = Math.min(pause * 2, LONGEST_URGENT_PAUSE_MS);
    }
    this.#urgentOps.delete(entry.op);
  }

  /** The next command to send: the first, or, when that one keeps failing, the first that is independent of it. */
  #next() {
    if (!this.#online) return undefined;
    const waiting = this.unsaved.filter((entry) => !this.#inFlight.has(entry.op) && !URGENT.has(entry.cmd));
    const stuck = waiting.filter((entry) => isStuck(entry));
    const next =
      waiting.find((entry) => !stuck.some((one) => one === entry || isAboutTheSame(one, entry))) ?? waiting[0];
    return next?.paused ? undefined : next;
  }

  /** @param {Entry} entry @returns {Promise<boolean>} false if it has to be retried */
  async #deliver(entry) {
    if (this.#inFlight.has(entry.op)) return true;
    this.#inFlight.add(entry.op);
    try {
      if (bytesOf(entry) > LIMITS.frame_bytes)
        return await this.#handleAnswer(entry, { ok: false, op: entry.op, code: "too_big" });
      const answer = await this.needs.send({ op: entry.op, cmd: entry.cmd, args: entry.args });
      return await this.#handleAnswer(entry, answer);
    } catch {
      if (this.#online) this.#postpone(entry, { ok: false, op: entry.op, code: "try_again" });
      return false;
    } finally {
      this.#inFlight.delete(entry.op);
    }
  }

  /** @param {Entry} entry @param {Answer} answer @returns {Promise<boolean>} */
  async #handleAnswer(entry, answer) {
    if (answer.ok) {
      entry.settled = answer.seq ?? 0;
      this.#raiseSeenOfLater(entry, entry.settled);
      this.#delete(entry);
      this.needs.changed();
      return true;
    }
    if (isForLater(answer)) {
      this.#postpone(entry, answer);
      return false;
    }
    if (answer.code === "too_late") return this.#handleTooLate(entry, answer);
    this.#refuse(entry, answer);
    return true;
  }

  /**
   * `too_late` has two causes: the record is newer than the person saw, or the wall is paused.
   * @param {Entry} entry
   * @param {Answer} answer
   * @returns {Promise<boolean>}
   */
  async #handleTooLate(entry, answer) {
    const look = (await this.needs.refreshSeen?.(entry)) ?? "current";
    if (look === "same") {
      void this.#save(entry);
      return false;
    }
    if (look === "current" && (await this.needs.isWallPaused(entry))) {
      entry.paused = true;
      this.needs.changed();
    } else this.#refuse(entry, answer);
    return true;
  }

  /** Raises `seen` of later commands that build on an accepted one. @param {Entry} accepted @param {number} seq */
  #raiseSeenOfLater(accepted, seq) {
    if (!accepted.shown) return;
    for (const later of this.unsaved) if (raiseSeen(accepted, later, seq)) void this.#save(later);
  }

  /**
   * Counts a failed try. Tries are reset when other commands fail as well (the server has the problem) or when this
   * person only exceeded the rate limit: then the order is kept.
   * @param {Entry} entry
   * @param {Answer} answer
   */
  #postpone(entry, answer) {
    const others = this.unsaved.filter((other) => other !== entry && isStuck(other));
    for (const other of others) other.tries = 0;
    entry.tries = answer.code === "too_many" && answer.retry === true ? 0 : (entry.tries ?? 0) + 1;
  }

  /** @param {Entry} entry @param {Answer} answer */
  #refuse(entry, answer) {
    // After a farewell nothing more is sent; the store clears the outbox.
    if (FAREWELLS.includes(answer.code ?? "")) this.#online = false;
    else {
      this.entries = this.entries.filter((other) => other !== entry);
      this.#delete(entry);
    }
    this.needs.refused(entry, answer);
    this.needs.changed();
  }

  /** Saves the fields that are needed after a reload. @param {Entry} entry */
  #save({ scope, order, op, cmd, args }) {
    return this.needs.storage.saveEntry({ scope, order, op, cmd, args });
  }

  /** @param {Entry} entry */
  #delete(entry) {
    void this.needs.storage.deleteEntry(entry.op);
  }
}

/**
 * Is a retry worthwhile? Commands of an offline hour exceed the rate limit and must not be lost. At a hard limit
 * (`retry: false`) a retry is pointless.
 * @param {Answer} answer
 */
export function isForLater({ code, retry }) {
  return code === "try_again" || (code === "too_many" && retry !== false);
}

/** @param {number} ms @returns {Promise<void>} */
function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
