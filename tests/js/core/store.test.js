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

test("a card is on screen before, while and after it is saved, and never twice", async (context) => {
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

test("a gap asks for a sync from where the copy stands", async (context) => {
  const { store, connection } = await aStore(context);
  connection.seq = 20;
  store.patched(aPatch(15, 16));
  await settle();
  assert.deepEqual(connection.asked, [0, 10]);
  assert.equal(store.replica.seq, 20);
});

test("several gaps at once ask once", async (context) => {
  const { store, connection } = await aStore(context);
  connection.seq = 20;
  for (const seq of [16, 17, 18]) store.patched(aPatch(seq - 1, seq));
  await settle();
  assert.deepEqual(connection.asked, [0, 10]);
});

test("a wall whose answer was lost is asked for again", async (context) => {
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

test("take back peels what was hung and lays back what was moved", async (context) => {
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

test("what was refused cannot be taken back and is told", async (context) => {
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

test("a note written while the wall froze hangs when it thaws", async (context) => {
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

test("a person who is removed leaves nothing behind", async (context) => {
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

test("only what is mine, or not locked, or mine to lead may be moved", async (context) => {
  const { store } = await aStore(context);
  assert.ok(store.mayMove(aCard("mine")));
  assert.ok(!store.mayMove(aCard("theirs", { author: "tata" })));
  assert.ok(!store.mayMove(aCard("mine", { locked: true })));
});

test("a page joins the meeting though its storage is silent, and finds what was kept when it speaks again", async (context) => {
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
