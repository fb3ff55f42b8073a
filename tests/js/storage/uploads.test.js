// Tests of the upload queue.
/** @import { Answer } from "../../../static/js/types.d.ts" */
import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import { openCommandStorage } from "../../../static/js/state/storage/command_storage.js";
import { Store } from "../../../static/js/state/core/store.js";
import { aMeeting, aSync, FakeUploadClient, FakeConnection, WorkingStorage, settle } from "../support.js";

const photo = { bytes: new TextEncoder().encode("a photo").buffer, mime: "image/jpeg" };
const picture = (/** @type {string} */ id) => ({ id, kind: "picture", paper: "dari-se", x: 500, y: 500, text: "" });

/** @param {import("node:test").TestContext} context @param {FakeUploadClient} [uploadClient] */
async function aStore(context, uploadClient = new FakeUploadClient()) {
  const connection = new FakeConnection();
  connection.sync_answer = () => aSync(connection.seq, [aMeeting({ moderation: "open" })]);
  const store = new Store({
    conference: "demo",
    person: "mama",
    storage: new WorkingStorage(),
    connection: connection,
    uploadClient,
  });
  context.after(() => store.forget());
  await store.start();
  await store.connected();
  return { store, connection, uploadClient };
}

/** A promise that the test resolves. */
function held() {
  /** @type {(answer: Answer & { id?: string }) => void} */
  let give = () => {};
  const answer = new Promise((/** @type {typeof give} */ resolve) => (give = resolve));
  return { answer, give };
}

test("a picture is shown at once, and its command is sent after the upload", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  const { answer, give } = held();
  uploadClient.answer = () => answer;
  store.stickWithMedia(picture("dum"), photo);
  const card = store.card("dum");
  assert.ok(card && typeof card.media === "object" && card.media?.url?.startsWith("blob:"));
  assert.equal(store.saveStatus(card), "saving");
  assert.equal(connection.sent.length, 0);
  give({ ok: true, op: "", id: "m-1" });
  await settle();
  assert.deepEqual(
    [connection.sent[0].cmd, connection.sent[0].args.id, connection.sent[0].args.media],
    ["card.stick", "dum", "m-1"],
  );
  assert.equal(connection.sent[0].op, uploadClient.sent[0].op, "one mark for both, so that each is done once");
  assert.ok(store.uploads.localUrl("m-1"), "this device need not fetch what it sent");
});

test("an interrupted upload is repeated with the same op", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  store.uploads.needs.pause = async () => undefined;
  let cuts = 2;
  const answer = uploadClient.answer;
  uploadClient.answer = (upload, ...rest) => (cuts-- > 0 ? Promise.reject(new Error("cut")) : answer(upload, ...rest));
  store.stickWithMedia(picture("dum"), photo);
  await settle();
  assert.equal(uploadClient.sent.length, 3);
  assert.equal(new Set(uploadClient.sent.map(({ op }) => op)).size, 1);
  assert.equal(connection.sent.length, 1);
});

test("uploads wait for the connection", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  store.disconnected();
  store.stickWithMedia(picture("dum"), photo);
  await settle();
  assert.equal(uploadClient.sent.length, 0);
  const card = store.card("dum");
  assert.equal(card && store.saveStatus(card), "offline");
  await store.connected();
  await settle();
  assert.equal(connection.sent.length, 1);
});

test("a picture survives a reload", async (context) => {
  const uploadClient = new FakeUploadClient();
  uploadClient.storage = await openCommandStorage(globalThis.indexedDB, "ipk-uploads");
  const first = new Store({
    conference: "demo",
    person: "mama",
    storage: new WorkingStorage(),
    connection: new FakeConnection(),
    uploadClient,
  });
  await first.start();
  first.stickWithMedia(picture("dum"), photo);
  await settle();

  const { store, connection } = await aStore(context, uploadClient);
  await settle();
  assert.equal(new TextDecoder().decode(uploadClient.sent[0].bytes), "a photo");
  assert.equal(connection.sent[0].args.id, "dum");
  assert.deepEqual(await uploadClient.storage.load("demo/mama"), []);
  assert.deepEqual(store.uploads.entries, []);
});

test("another person of the same browser does not get the uploads", async (context) => {
  const uploadClient = new FakeUploadClient();
  const scope = "demo/tata";
  await uploadClient.storage.saveEntry({ scope, order: 1, op: "x", args: picture("cizi"), ...photo });
  const { store } = await aStore(context, uploadClient);
  assert.equal(store.card("cizi"), undefined);
  assert.equal(uploadClient.sent.length, 0);
});

test("commands about an unsent card are applied locally", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  const { answer } = held();
  uploadClient.answer = () => answer;
  store.stickWithMedia(picture("dum"), photo);
  store.do("card.move", { id: "dum", paper: "dari-se", x: 100, y: 200 });
  store.do("card.edit", { id: "dum", text: "Náš dům" });
  const card = store.card("dum");
  assert.deepEqual([card?.x, card?.y, card?.text], [100, 200, "Náš dům"]);
  store.undo();
  assert.equal(store.card("dum")?.text, "");
  store.do("card.peel", { id: "dum" });
  assert.equal(store.card("dum"), undefined);
  await settle();
  assert.deepEqual(await uploadClient.storage.load("demo/mama"), []);
  store.undo();
  assert.equal(store.card("dum")?.x, 100);
  assert.deepEqual(connection.sent, [], "nothing of it ever reached the server");
});

test("an upload removed while in flight is aborted", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  uploadClient.answer = (upload, _, signal) =>
    upload.args.id === "dum"
      ? new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("cut"))))
      : Promise.resolve({ ok: true, op: upload.op, id: "m-2" });
  store.stickWithMedia(picture("dum"), photo);
  store.stickWithMedia(picture("pes"), photo);
  await settle();
  store.do("card.peel", { id: "dum" });
  await settle();
  assert.deepEqual(
    connection.sent.map(({ args }) => args.id),
    ["pes"],
  );
});

test("a refused upload is reported, and the queue continues", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  /** @type {any[]} */
  const told = [];
  store.addEventListener("refused", (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  uploadClient.answer = async ({ op, args }) =>
    args.id === "dum" ? { ok: false, op, code: "invalid", message: "Tohle ne." } : { ok: true, op, id: "m-2" };
  store.stickWithMedia(picture("dum"), photo);
  store.stickWithMedia(picture("pes"), photo);
  await settle();
  assert.equal(told[0].answer.message, "Tohle ne.");
  assert.equal(store.card("dum"), undefined);
  assert.equal(connection.sent[0].args.id, "pes");
});

test("progress is reported by card", async (context) => {
  const { store, uploadClient } = await aStore(context);
  /** @type {any[]} */
  const told = [];
  store.uploads.addEventListener("progress", (event) => told.push(/** @type {CustomEvent} */ (event).detail));
  const answer = uploadClient.answer;
  uploadClient.answer = (upload, progress, signal) => {
    progress(0.5);
    return answer(upload, progress, signal);
  };
  store.stickWithMedia(picture("dum"), photo);
  await settle();
  assert.deepEqual(told, [{ card: "dum", part: 0.5 }]);
});

test("a refusal returns the bytes; a rate limit is retried", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  store.uploads.needs.pause = async () => undefined;
  /** @type {any[]} */
  const refused = [];
  store.addEventListener("refused", (event) => refused.push(/** @type {CustomEvent} */ (event).detail.entry));
  const answers = [
    { ok: false, op: "", code: "too_many", retry: true },
    { ok: false, op: "", code: "too_many", retry: false },
  ];
  uploadClient.answer = async ({ op }) => answers.shift() ?? { ok: true, op, id: "m-9" };
  store.stickWithMedia(picture("plno"), photo);
  await settle();
  assert.equal(uploadClient.sent.length, 2);
  assert.equal(refused.length, 1);
  assert.equal(new TextDecoder().decode(refused[0].bytes), "a photo");
  assert.ok(refused[0].args.media.url.startsWith("blob:"), "it can still be seen here");
  assert.equal(connection.sent.length, 0);
});

test("an ended session and a farewell keep the uploads", async (context) => {
  for (const answer of [
    { ok: false, op: "", code: "invalid", stale: true },
    { ok: false, op: "", code: "not_admitted" },
  ]) {
    const { store, uploadClient } = await aStore(context);
    /** @type {string[]} */
    const told = [];
    for (const name of ["stopped", "farewell", "refused"]) store.addEventListener(name, () => told.push(name));
    uploadClient.answer = async () => answer;
    store.stickWithMedia(picture("dum"), photo);
    await settle();
    assert.deepEqual(told, [answer.stale ? "stopped" : "farewell"]);
    assert.equal((await uploadClient.storage.load("demo/mama")).length, 1);
    assert.equal(uploadClient.sent.length, 1, "it is not sent again from this page");
  }
});

test("the bytes are stored until the command is stored", async (context) => {
  const uploadClient = new FakeUploadClient();
  const { store } = await aStore(context, uploadClient);
  let kept = () => {};
  store.outbox.needs.storage.saveEntry = () => new Promise((resolve) => (kept = () => resolve(undefined)));
  store.stickWithMedia(picture("dum"), photo);
  await settle();
  assert.equal((await uploadClient.storage.load("demo/mama")).length, 1);
  kept();
  await settle();
  assert.deepEqual(await uploadClient.storage.load("demo/mama"), []);
});

test("an upload that fails repeatedly goes to the end of the queue", async (context) => {
  const { store, connection, uploadClient } = await aStore(context);
  store.uploads.needs.pause = () => new Promise((resolve) => setImmediate(resolve));
  uploadClient.answer = async ({ op, args }) =>
    args.id === "bad" ? { ok: false, op, code: "try_again" } : { ok: true, op, id: `m-${op}` };
  store.stickWithMedia(picture("bad"), photo);
  store.stickWithMedia(picture("good"), photo);
  await settle();
  await settle();
  assert.deepEqual(
    connection.sent.map(({ args }) => args.id),
    ["good"],
  );
  assert.ok(store.card("bad"));
});
