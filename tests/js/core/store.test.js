// Tests of the store.
import assert from "node:assert/strict";
import test from "node:test";
import { Store } from "../../../static/js/state/core/store.js";
import {
  aCard,
  aMeeting,
  aPatch,
  aSync,
  FakeUploadClient,
  FakeConnection,
  WorkingStorage,
  settle,
} from "../support.js";

/** @param {import("node:test").TestContext} context */
async function aStore(context) {
  const connection = new FakeConnection();
  connection.sync_answer = () => aSync(connection.seq, [aMeeting({ moderation: "open" }), aCard("one", { x: 300 })]);
  const store = new Store({
    conference: "demo",
    person: "mama",
    storage: new WorkingStorage(),
    uploadClient: new FakeUploadClient(),
    connection: connection,
  });
  context.after(() => store.forget());
  await store.start();
  await store.connected();
  return { store, connection };
}

const note = (/** @type {string} */ id) => ({ id, kind: "note", paper: "dari-se", x: 500, y: 500, text: "Ahoj" });

test("a card is shown once before, during and after saving", async (context) => {
  const { store, connection } = await aStore(context);
  store.disconnected();
  store.do("card.stick", note("new"));
  assert.equal(store.saveStatus(/** @type {any} */ (store.card("new"))), "offline");
  await store.connected();
  await settle();
  assert.equal(store.saveStatus(/** @type {any} */ (store.card("new"))), "shown");
  store.patched(aPatch(10, 11, { records: [aCard("new")] }));
  assert.equal(store.cards.length, 2);
  assert.equal(connection.sent.length, 1);
});

test("a gap causes a sync from the current seq", async (context) => {
  const { store, connection } = await aStore(context);
  connection.seq = 20;
  store.patched(aPatch(15, 16));
  await settle();
  assert.deepEqual(connection.asked, [0, 10]);
  assert.equal(store.replica.seq, 20);
});

test("several gaps cause one sync", async (context) => {
  const { store, connection } = await aStore(context);
  connection.seq = 20;
  for (const seq of [16, 17, 18]) store.patched(aPatch(seq - 1, seq));
  await settle();
  assert.deepEqual(connection.asked, [0, 10]);
});

test("a lost sync is repeated", async (context) => {
  const { store, connection } = await aStore(context);
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const arrives = connection.sync_answer;
  connection.sync_answer = () => {
    throw new Error("no answer");
  };
  connection.seq = 20;
  store.patched(aPatch(15, 16));
  await new Promise((done) => setImmediate(done));
  connection.sync_answer = arrives;
  context.mock.timers.tick(2000);
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(connection.asked, [0, 10, 10]);
  assert.equal(store.replica.seq, 20);
});

test("undo removes a new card and moves a card back", async (context) => {
  const { store, connection } = await aStore(context);
  store.do("card.stick", note("new"));
  store.do("card.move", { id: "one", paper: "dari-se", x: 900, y: 900 });
  await settle();
  store.undo();
  store.undo();
  store.undo();
  await settle();
  assert.deepEqual(
    connection.sent.map(({ cmd, args }) => [cmd, args.id, args.x]),
    [
      ["card.stick", "new", 500],
      ["card.move", "one", 900],
      ["card.move", "one", 300],
      ["card.peel", "new", undefined],
    ],
  );
});

test("a refused command is reported and removed from the undo stack", async (context) => {
  const { store, connection } = await aStore(context);
  connection.answer = ({ op }) => ({ ok: false, op, code: "not_allowed", message: "Ne." });
  /** @type {unknown[]} */
  const told = [];
  store.addEventListener("refused", (event) => told.push(/** @type {CustomEvent} */ (event).detail.answer.message));
  store.do("card.stick", note("new"));
  await settle();
  assert.deepEqual(told, ["Ne."]);
  assert.ok(store.undoStack.empty);
  assert.equal(store.card("new"), undefined);
});

test("a note refused by a frozen wall is sent again when the wall is unfrozen", async (context) => {
  const { store, connection } = await aStore(context);
  connection.answer = ({ op }) => ({ ok: false, op, code: "too_late" });
  connection.sync_answer = () => aSync(connection.seq, [aMeeting({ frozen: true })]);
  store.do("card.stick", note("new"));
  await settle();
  assert.equal(store.saveStatus(/** @type {any} */ (store.card("new"))), "held");
  connection.answer = ({ op }) => ({ ok: true, op, seq: 12 });
  store.patched(aPatch(10, 11, { records: [aMeeting({ frozen: false, rev: 11 })] }));
  await settle();
  assert.equal(store.saveStatus(/** @type {any} */ (store.card("new"))), "waiting");
});

test("after removal no data remains on the device", async (context) => {
  const { store, connection } = await aStore(context);
  connection.answer = ({ op }) => ({ ok: false, op, code: "removed" });
  /** @type {string[]} */
  const codes = [];
  store.addEventListener("farewell", (event) => codes.push(/** @type {CustomEvent} */ (event).detail));
  store.do("card.stick", note("new"));
  await settle();
  await store.forget();
  assert.deepEqual(codes, ["removed"]);
  assert.equal(store.view.size, 0);
  assert.equal(store.outbox.entries.length, 0);
});

test("mayMove follows ownership, lock and role", async (context) => {
  const { store } = await aStore(context);
  assert.ok(store.mayMove(aCard("mine")));
  assert.ok(!store.mayMove(aCard("theirs", { author: "tata" })));
  assert.ok(!store.mayMove(aCard("mine", { locked: true })));
});

test("the store starts without an answer of the storage and loads later", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const storage = new WorkingStorage();
  await storage.saveEntry({ scope: "demo/mama", order: 1, op: "kept", cmd: "card.stick", args: note("kept") });
  const speaking = storage.load.bind(storage);
  storage.load = () => Promise.reject(new Error("IndexedDB does not answer"));
  const connection = new FakeConnection();
  connection.sync_answer = () => aSync(connection.seq, [aMeeting({ moderation: "open" })]);
  const store = new Store({
    conference: "demo",
    person: "mama",
    storage,
    connection: connection,
    uploadClient: new FakeUploadClient(),
  });
  await store.start();
  await store.connected();
  assert.deepEqual(connection.sent, []);
  storage.load = speaking;
  context.mock.timers.tick(3000);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  assert.deepEqual(
    connection.sent.map(({ op }) => op),
    ["kept"],
  );
  await store.forget();
});
