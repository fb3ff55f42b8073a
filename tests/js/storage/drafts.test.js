// Tests of drafts.
import assert from "node:assert/strict";
import test from "node:test";
import { Drafts } from "../../../static/js/state/storage/drafts.js";
import { WorkingStorage } from "../support.js";

/** @param {WorkingStorage} [storage] */
async function someDrafts(storage = new WorkingStorage(), scope = "demo/mama") {
  const drafts = new Drafts(scope, storage);
  await drafts.load();
  return { drafts, storage };
}

/** @param {WorkingStorage} storage */
const onDisk = async (storage, scope = "demo/mama") =>
  (await storage.load(scope)).map(({ place, value }) => [place, value.text]);

test("writes of drafts are throttled and flushed when the page closes", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { drafts, storage } = await someDrafts();
  drafts.save("composer", { text: "A" });
  assert.deepEqual(await onDisk(storage), [["composer", "A"]]);
  drafts.save("composer", { text: "Ah" });
  assert.deepEqual(await onDisk(storage), [["composer", "A"]]);
  context.mock.timers.tick(400);
  assert.deepEqual(await onDisk(storage), [["composer", "Ah"]]);
  drafts.save("composer", { text: "Ahoj" });
  drafts.flush();
  assert.deepEqual(await onDisk(storage), [["composer", "Ahoj"]]);
});

test("drafts are loaded by scope", async () => {
  const { drafts, storage } = await someDrafts();
  drafts.save("card one", { text: "Změna", colour: "rose" });
  const { drafts: next } = await someDrafts(storage);
  assert.deepEqual(next.get("card one"), { text: "Změna", colour: "rose" });
  const { drafts: other } = await someDrafts(storage, "demo/tata");
  assert.equal(other.get("card one"), undefined);
});

test("a draft written before loading replaces the stored one", async () => {
  const { drafts: before, storage } = await someDrafts();
  before.save("composer", { text: "dřív" });
  const drafts = new Drafts("demo/mama", storage);
  let heard = 0;
  drafts.whenLoaded(() => (heard += 1));
  drafts.save("composer", { text: "teď" });
  assert.equal(heard, 0);
  await drafts.load();
  assert.equal(heard, 1);
  assert.equal(drafts.get("composer")?.text, "teď");
});

test("a deleted draft is gone; a discarded one can be restored from memory", async () => {
  const { drafts, storage } = await someDrafts();
  drafts.save("write", { text: "ne" });
  drafts.cancel("write");
  assert.deepEqual(await onDisk(storage), []);
  assert.equal(drafts.cancelled("write")?.text, "ne");
  assert.equal((await someDrafts(storage)).drafts.cancelled("write"), undefined);
});

test("leaving deletes the drafts of one person", async () => {
  const { drafts, storage } = await someDrafts();
  const { drafts: other } = await someDrafts(storage, "demo/tata");
  drafts.save("composer", { text: "moje" });
  other.save("composer", { text: "tátovo" });
  await drafts.clear();
  assert.deepEqual(await onDisk(storage), []);
  assert.deepEqual(await onDisk(storage, "demo/tata"), [["composer", "tátovo"]]);
  assert.equal(drafts.get("composer"), undefined);
});

test("the text of a refused command becomes a draft", async () => {
  const { drafts } = await someDrafts();
  drafts.restoreRefused({ cmd: "card.edit", args: { id: "one", text: "Jinak", colour: "leaf" } });
  drafts.restoreRefused({ cmd: "snacks.words", args: { allergies: "oříšky" } });
  drafts.restoreRefused({ cmd: "profile.answer", args: { id: "answer-skola", text: "Baví mě" } });
  drafts.restoreRefused({ cmd: "card.move", args: { id: "one" } });
  assert.deepEqual(drafts.get("card one"), { text: "Jinak", colour: "leaf" });
  assert.equal(drafts.get("allergies")?.text, "oříšky");
  assert.equal(drafts.get("answer skola")?.text, "Baví mě");
  drafts.restoreRefused({ cmd: "card.edit", args: { id: "one", text: "Starší" } });
  assert.equal(drafts.get("card one")?.text, "Jinak", "what stands there is newer");
});

test("drafts without a finished write are loaded from sessionStorage", async () => {
  const values = new Map();
  const tab = /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ key) => values.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => values.set(key, value),
      removeItem: (/** @type {string} */ key) => values.delete(key),
    })
  );
  const storage = new WorkingStorage();
  const closing = new Drafts(
    "demo/mama",
    /** @type {any} */ ({ load: async () => [], saveEntry: () => new Promise(() => undefined) }),
    tab,
  );
  await closing.load();
  closing.save("composer", { text: "Právě píšu" });
  const other = new Drafts("demo/tata", storage, tab);
  await other.load();
  assert.equal(other.get("composer"), undefined);
  const next = new Drafts("demo/mama", storage, tab);
  await next.load();
  assert.deepEqual(next.get("composer"), { text: "Právě píšu" });
  assert.deepEqual(await onDisk(storage), [["composer", "Právě píšu"]]);
  await Promise.resolve();
  assert.equal(values.size, 0);
});
