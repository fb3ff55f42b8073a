// Builders of records and fakes of connection, storage and uploads for all tests.
/** @import { Answer, AnyRecord, Card, Command } from "../../static/js/types.d.ts" */
/** @import { UploadClient, CommandStorage, Patch, Sync, Upload } from "../../static/js/types.d.ts" */
import { MemoryStorage } from "../../static/js/state/storage/command_storage.js";

/** @param {string} id @param {Partial<Card>} [more] @returns {Card} */
export function aCard(id, more = {}) {
  return {
    id,
    type: "card",
    rev: 1,
    kind: "note",
    paper: "dari-se",
    x: 400,
    y: 400,
    text: id,
    author: "mama",
    state: "shown",
    ...more,
  };
}

/** @param {number} prev @param {number} seq @param {Partial<Patch>} [more] @returns {Patch} */
export function aPatch(prev, seq, more = {}) {
  return { prev, seq, records: [], removed: [], ...more };
}

/** @param {number} seq @param {AnyRecord[]} records @param {Partial<Sync>} [more] @returns {Sync} */
export function aSync(seq, records, more = {}) {
  const me = {
    person: "mama",
    role: /** @type {const} */ ("family"),
    may: ["card.stick", "card.move", "card.edit", "card.peel"],
  };
  return { ok: true, seq, me, full: true, records, removed: [], now: "2026-11-22T10:00:00+01:00", ...more };
}

/** @param {Partial<import("../../static/js/types.d.ts").Meeting>} [more] */
export function aMeeting(more = {}) {
  return /** @type {import("../../static/js/types.d.ts").Meeting} */ ({
    id: "meeting",
    type: "meeting",
    rev: 1,
    step: 2,
    steps: [],
    moderation: "approve",
    frozen: false,
    paused_by_child: false,
    ...more,
  });
}

/** A connection whose answers a test defines. `answer` may be a function of the command. */
export class FakeConnection {
  connected = true;
  /** @type {Command[]} */
  sent = [];
  /** @type {number[]} */
  asked = [];
  seq = 10;
  /** @type {(command: Command, connection: FakeConnection) => Answer | Promise<Answer>} */
  answer = (command, connection) => ({ ok: true, op: command.op, seq: (connection.seq += 1) });
  /** @type {(since: number) => Sync} */
  sync_answer = () => aSync(this.seq, []);

  /** @param {Command} command */
  async send(command) {
    this.sent.push(command);
    return this.answer(command, this);
  }

  /** @param {number} since */
  async sync(since) {
    this.asked.push(since);
    return this.sync_answer(since);
  }

  /** @param {Record<string, unknown>} event */
  live = (event) => void event;
}

/** Storage that saves everything at once. */
export class WorkingStorage extends MemoryStorage {
  durable = true;
  /** @type {Set<string>} */
  #ops = new Set();

  /** @param {any} entry */
  async saveEntry(entry) {
    this.#ops.add(entry.op);
    await super.saveEntry(entry);
  }

  /** @param {string} [op] */
  isSaved(op = "") {
    return this.#ops.has(op);
  }
}

/** An upload client whose answers a test defines. @implements {UploadClient} */
export class FakeUploadClient {
  /** @type {CommandStorage<Upload>} */
  storage = new WorkingStorage();
  /** @type {Upload[]} */
  sent = [];
  /**
   * @type {(upload: Upload, progress: (part: number) => void, signal: AbortSignal) => Promise<Answer & { id?: string
   * }>}
   */
  answer = async ({ op }) => ({ ok: true, op, id: `m-${op}` });

  /** @param {Upload} upload @param {(part: number) => void} progress @param {AbortSignal} signal */
  async send(upload, progress, signal) {
    this.sent.push(upload);
    return this.answer(upload, progress, signal);
  }
}

/** Runs all pending microtasks and immediates. */
export async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
