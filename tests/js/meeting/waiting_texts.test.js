// The tray lists everything that the server keeps back until it is approved (K2).
import assert from "node:assert/strict";
import { test } from "node:test";
import { waitingTexts } from "../../../static/js/state/meeting/waiting_texts.js";

/** @param {boolean} may @returns {any} */
function storeOf(may) {
  return {
    may: () => may,
    tasks: [{ id: "row", waits: true }, { id: "approved-row" }],
    agreements: [{ id: "wish", waits: true }, { id: "approved-wish" }],
    topics: [{ id: "topic", waits: true }, { id: "approved-topic" }],
    cards: [
      { id: "one", group: "Ráno", group_waits: true },
      { id: "other", group: "Ráno", group_waits: true },
      { id: "third", group: "Večer" },
      { id: "loose" },
    ],
  };
}

test("rows of the plan, words to it, topics and one card of each pile wait", () => {
  assert.deepEqual(
    waitingTexts(storeOf(true)).map(({ id }) => id),
    ["row", "wish", "topic", "one"],
  );
});

test("who may not approve has nothing to do", () => {
  assert.deepEqual(waitingTexts(storeOf(false)), []);
});
