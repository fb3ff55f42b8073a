// Tests of optimistic locking of decisions.
import assert from "node:assert/strict";
import test from "node:test";
import { MemoryStorage } from "../../../static/js/state/storage/command_storage.js";
import { decide } from "../../../static/js/state/core/seen.js";
import { Store } from "../../../static/js/state/core/store.js";
import { aCard, aMeeting, aPatch, aSync, FakeUploadClient, FakeConnection, settle } from "../support.js";

/** @import { Card, Command } from "../../../static/js/types.d.ts" */

const me = {
  person: "vede",
  role: /** @type {const} */ ("facilitator"),
  may: ["card.approve", "card.hide", "card.move"],
};

/**
 * Creates a facilitator's store with a waiting card and a server that stores it.
 * @param {import("node:test").TestContext} context
 */
async function createFacilitatorStore(context) {
  const server = { seq: 10, card: aCard("one", { rev: 7, state: "waiting", text: "Stará slova", author: "mama" }) };
  const storage = new MemoryStorage();
  const connection = new FakeConnection();
  /** What the server does with a command that decides; anything else just changes the card. @param {Command} command */
  connection.answer = ({ op, cmd, args }) => {
    if (args.seen !== undefined && Number(args.seen) < server.card.rev)
      return { ok: false, op, code: "too_late", message: "Mezitím se to změnilo." };
    const state = { "card.approve": "shown", "card.hide": "hidden" }[cmd];
    change({ ...(state ? { state } : { x: args.x, y: args.y }) });
    return { ok: true, op, seq: server.seq };
  };
  connection.sync_answer = () => aSync(server.seq, [aMeeting(), server.card], { me });
  const change = (/** @type {object} */ fields) => {
    server.seq += 1;
    server.card = /** @type {Card} */ ({ ...server.card, ...fields, rev: server.seq });
  };
  const store = new Store({
    conference: "demo",
    person: "vede",
    storage,
    uploadClient: new FakeUploadClient(),
    connection: connection,
  });
  context.after(() => store.forget());
  /** @type {{ entry: Command, answer: { code?: string } }[]} */
  const refused = [];
  store.addEventListener("refused", (event) => refused.push(/** @type {CustomEvent} */ (event).detail));
  await store.start();
  await store.connected();
  return { store, connection, server, change, refused, storage };
}

const shown = (/** @type {Store} */ store) => /** @type {Card} */ (store.card("one"));
const hide = (/** @type {Store} */ store, card = shown(store)) => decide(store, "card.hide", { id: "one" }, card);
const approve = (/** @type {Store} */ store, card = shown(store)) => decide(store, "card.approve", { id: "one" }, card);
/** Until nothing waits to be sent. @param {Store} store */
async function sent(store) {
  const patience = Date.now() + 5000;
  while (store.outbox.unsaved.length > 0 && Date.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

test("a decision carries the revision that was rendered", async (context) => {
  const { store, connection } = await createFacilitatorStore(context);
  const rendered = shown(store);
  store.patched(aPatch(10, 11, { records: [aCard("one", { rev: 11, state: "waiting", text: "Nová slova" })] }));
  approve(store, rendered);
  await settle();
  assert.equal(connection.sent[0].args.seen, 7);
  assert.equal("shown" in connection.sent[0], false);
});

test("a decision about changed content is refused", async (context) => {
  const { store, change, refused, server } = await createFacilitatorStore(context);
  store.disconnected();
  approve(store);
  change({ text: "Docela jiná slova" });
  await store.connected();
  await sent(store);
  assert.equal(refused.length, 1);
  assert.equal(refused[0].answer.code, "too_late");
  assert.equal(server.card.state, "waiting");
  assert.equal(shown(store).text, "Docela jiná slova");
});

test("a new stroke counts as a change", async (context) => {
  const { store, change, refused } = await createFacilitatorStore(context);
  store.disconnected();
  approve(store);
  change({ strokes: [{ id: "a", colour: "ink", size: 2, points: "" }] });
  await store.connected();
  await sent(store);
  assert.equal(refused.length, 1);
});

test("a decision is not refused because of own earlier decisions", async (context) => {
  const { store, connection, refused, server } = await createFacilitatorStore(context);
  store.disconnected();
  approve(store);
  hide(store);
  approve(store);
  await store.connected();
  await sent(store);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    connection.sent.map(({ cmd, args }) => [cmd, args.seen]),
    [
      ["card.approve", 7],
      ["card.hide", 11],
      ["card.approve", 12],
    ],
  );
  assert.equal(server.card.state, "shown");
});

test("a decision is refused after a change by somebody else between own decisions", async (context) => {
  const { store, connection, change, refused, server } = await createFacilitatorStore(context);
  store.disconnected();
  approve(store);
  hide(store);
  const { answer } = connection;
  connection.answer = (command) => {
    const given = answer(command, connection);
    if (command.cmd === "card.approve") change({ text: "Mezitím jinak" });
    return given;
  };
  await store.connected();
  await sent(store);
  assert.equal(refused.length, 1);
  assert.equal(server.card.state, "shown");
});

test("a decision is repeated when only the position changed", async (context) => {
  const { store, refused, server } = await createFacilitatorStore(context);
  store.disconnected();
  store.do("card.move", { id: "one", paper: "dari-se", x: 900, y: 900 });
  hide(store);
  await store.connected();
  await sent(store);
  assert.deepEqual(refused, []);
  assert.equal(server.card.state, "hidden");
});

test("a decision of another moderator stays", async (context) => {
  const { store, change, refused, server } = await createFacilitatorStore(context);
  store.disconnected();
  approve(store);
  change({ state: "hidden" });
  await store.connected();
  await sent(store);
  assert.equal(refused.length, 1);
  assert.equal(server.card.state, "hidden");
});

test("`seen` survives a reload", async (context) => {
  const { store, connection, change, refused, storage, server } = await createFacilitatorStore(context);
  store.disconnected();
  approve(store);
  await settle();
  change({ text: "Po novém načtení jinak" });
  const anew = new Store({
    conference: "demo",
    person: "vede",
    storage,
    uploadClient: new FakeUploadClient(),
    connection: connection,
  });
  context.after(() => anew.forget());
  anew.addEventListener("refused", (event) => refused.push(/** @type {CustomEvent} */ (event).detail));
  await anew.start();
  await anew.connected();
  await sent(anew);
  assert.equal(refused.length, 1);
  assert.equal(server.card.state, "waiting");
});
