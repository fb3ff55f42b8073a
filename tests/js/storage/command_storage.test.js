// Tests of command storage in IndexedDB.
/** @import { Entry } from "../../../static/js/types.d.ts" */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { IndexedDbStorage, openCommandStorage } from "../../../static/js/state/storage/command_storage.js";
import { settle } from "../support.js";
import { FaultyFactory } from "./storage_faults.js";

const MINE = "demo/mama";

/** @param {string} op @param {string} [scope] @returns {Entry} */
const anEntry = (op, scope = MINE) => ({
  scope,
  op,
  order: Number(op.replace(/\D/g, "")) || 1,
  cmd: "card.stick",
  args: { id: op },
});

/** @param {FaultyFactory} factory */
async function openStorage(factory) {
  const storage = /** @type {IndexedDbStorage<Entry>} */ (await openCommandStorage(/** @type {any} */ (factory)));
  /** @type {boolean[]} */
  const told = [];
  let last = storage.durable;
  storage.changed = () => {
    if (storage.durable !== last) told.push((last = storage.durable));
  };
  return { storage, told };
}

/** What the next page would find. @param {FaultyFactory} factory @param {string} [scope] */
async function onDisk(factory, scope = MINE) {
  const entries = await new IndexedDbStorage(/** @type {any} */ (factory.real), "ipk").load(scope);
  return entries.map(({ op }) => op);
}

/** @param {() => boolean} holds */
async function until(holds) {
  for (let turn = 0; turn < 200 && !holds(); turn += 1) await settle();
  assert.ok(holds());
}

test("a write on a closed connection reopens it and is repeated", async () => {
  const factory = new FaultyFactory();
  const { storage, told } = await openStorage(factory);
  await storage.saveEntry(anEntry("a1"));
  factory.kill();
  await storage.saveEntry(anEntry("a2"));
  assert.deepEqual(await onDisk(factory), ["a1", "a2"]);
  assert.ok(storage.isSaved("a2"));
  assert.deepEqual(told, [], "nothing was lost, so nothing is said");
});

test("an exceeded quota is reported, and pending entries are written later", async () => {
  const factory = new FaultyFactory();
  const { storage, told } = await openStorage(factory);
  factory.faults.add("full");
  factory.tooBig = ({ op }) => op !== "note2";
  let written = false;
  void storage.saveEntry(anEntry("photo1")).then(() => (written = true));
  await until(() => told.length === 1);
  void storage.saveEntry(anEntry("note2"));
  await until(() => storage.isSaved("note2"));
  assert.deepEqual([storage.durable, storage.isSaved("photo1"), written], [false, false, false]);
  assert.deepEqual(await onDisk(factory), ["note2"]);
  factory.faults.clear();
  await storage.check();
  await until(() => written && storage.durable);
  assert.deepEqual(await onDisk(factory), ["photo1", "note2"]);
  assert.deepEqual(told, [false, true]);
});

test("writing is retried after an exceeded quota", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const factory = new FaultyFactory();
  const { storage, told } = await openStorage(factory);
  factory.faults.add("full");
  void storage.saveEntry(anEntry("a1"));
  await until(() => told.length === 1);
  factory.faults.clear();
  context.mock.timers.tick(3000);
  await until(() => storage.durable && storage.isSaved("a1"));
});

test("entries are written again after the database was emptied", async () => {
  const factory = new FaultyFactory();
  const { storage } = await openStorage(factory);
  await storage.saveEntry(anEntry("a1"));
  await storage.saveEntry(anEntry("a2"));
  await storage.deleteEntry("a1");
  await factory.empty("ipk");
  await until(() => storage.durable && storage.isSaved("a2"));
  assert.deepEqual(await onDisk(factory), ["a2"]);
});

test("loaded entries are written again after the database was emptied", async () => {
  const factory = new FaultyFactory();
  await (await openStorage(factory)).storage.saveEntry(anEntry("a1"));
  const { storage } = await openStorage(factory);
  await storage.load(MINE);
  factory.kill();
  await factory.empty("ipk");
  await storage.saveEntry(anEntry("a2"));
  await until(() => storage.durable && storage.isSaved("a1"));
  assert.deepEqual(await onDisk(factory), ["a1", "a2"]);
});

test("a database without an answer is reported and retried", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const factory = new FaultyFactory();
  const { storage, told } = await openStorage(factory);
  factory.faults.add("silent");
  void storage.saveEntry(anEntry("a1"));
  await settle();
  context.mock.timers.tick(1500);
  assert.deepEqual(told, [false], "told long before it is given up");
  factory.faults.clear();
  context.mock.timers.tick(6000);
  await settle();
  context.mock.timers.tick(3000);
  await until(() => storage.durable && storage.isSaved("a1"));
  assert.deepEqual(await onDisk(factory), ["a1"]);
});

test("a refused database is reported and used once it works", async () => {
  const factory = new FaultyFactory();
  factory.faults.add("refused");
  const { storage, told } = await openStorage(factory);
  assert.equal(storage.durable, false);
  void storage.saveEntry(anEntry("a1"));
  await settle();
  assert.equal(storage.isSaved("a1"), false);
  await assert.rejects(storage.load(MINE), "nobody says that there was nothing");
  factory.faults.clear();
  await storage.check();
  await until(() => storage.durable && storage.isSaved("a1"));
  assert.deepEqual(told, [true]);
  assert.deepEqual(await onDisk(factory), ["a1"]);
});

test("an entry deleted before its write is never written", async () => {
  const factory = new FaultyFactory();
  const { storage } = await openStorage(factory);
  factory.faults.add("full");
  void storage.saveEntry(anEntry("a1"));
  await settle();
  factory.faults.clear();
  await storage.deleteEntry("a1");
  await until(() => storage.durable);
  assert.deepEqual(await onDisk(factory), []);
});

test("clear deletes the entries of one scope only", async () => {
  const factory = new FaultyFactory();
  const scopes = ["demo/mama", "demo/tata", "other/mama", "demo/mama2"];
  const { storage } = await openStorage(factory);
  for (const [index, scope] of scopes.entries()) await storage.saveEntry(anEntry(`a${index}`, scope));
  await storage.clear("demo/mama");
  const left = await Promise.all(scopes.map((scope) => onDisk(factory, scope)));
  assert.deepEqual(left, [[], ["a1"], ["a2"], ["a3"]]);
  assert.ok(storage.isSaved("a1") && !storage.isSaved("a0"));
});

test("clear works on a closed connection and discards pending writes", async () => {
  const factory = new FaultyFactory();
  const { storage } = await openStorage(factory);
  await storage.saveEntry(anEntry("a1"));
  factory.faults.add("full");
  void storage.saveEntry(anEntry("a2"));
  await settle();
  factory.kill();
  await storage.clear(MINE);
  factory.faults.clear();
  await storage.check();
  await settle();
  assert.deepEqual(await onDisk(factory), []);
});

test("entries of an older version of the app are loaded", async () => {
  const factory = new FaultyFactory();
  await new Promise((resolve) => {
    const request = factory.real.open("ipk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("commands", { keyPath: "op" });
    request.onsuccess = () => {
      const transaction = request.result.transaction("commands", "readwrite");
      transaction.objectStore("commands").put({ ...anEntry("old1"), tries: 2 });
      transaction.oncomplete = () => resolve(request.result.close());
    };
  });
  assert.deepEqual(await onDisk(factory), ["old1"]);
});
