// Creates a child's store that is connected to a fake server.
/** @import { AnyRecord, Card } from "../../../static/js/types.d.ts" */
import { MemoryStorage } from "../../../static/js/state/storage/command_storage.js";
import { Store } from "../../../static/js/state/core/store.js";
import { aMeeting, aSync, FakeUploadClient, FakeConnection } from "../support.js";

const MAY = ["card.stick", "card.edit", "card.peel", "drawing.stroke", "drawing.unstroke"];

/** @param {import("node:test").TestContext} context @param {Card[]} [cards] @param {AnyRecord[]} [more] */
export async function createDrawingStore(context, cards = [], more = []) {
  const connection = new FakeConnection();
  const me = { person: "anicka", role: /** @type {const} */ ("child"), may: MAY };
  connection.sync_answer = () => aSync(connection.seq, [aMeeting(), ...cards, ...more], { me });
  const store = new Store({
    conference: "c",
    person: "anicka",
    storage: new MemoryStorage(),
    uploadClient: new FakeUploadClient(),
    connection: connection,
  });
  context.after(() => store.forget());
  await store.start();
  await store.connected();
  return { store, connection };
}
