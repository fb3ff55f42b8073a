// Tests of change detection for rendering.
import assert from "node:assert/strict";
import { test } from "node:test";

import { TrayInputs, CardInputs } from "../../../static/js/state/meeting/moment.js";

/** @param {Record<string, unknown>} [changes] */
function store(changes = {}) {
  return /** @type {any} */ ({
    meeting: MEETING,
    me: ME,
    online: true,
    people: [JANA],
    index: { entries: [] },
    ...changes,
  });
}

const MEETING = { id: "meeting" };
const ME = { person: "petr" };
const JANA = { id: "jana" };

test("the token stays the same while no input of cards changes", () => {
  const moment = new CardInputs();
  const first = moment.token(store());
  assert.equal(moment.token(store()), first);
  for (const changes of [
    { meeting: { id: "meeting" } },
    { me: { person: "petr" } },
    { online: false },
    { people: [{ id: "jana" }] },
    { people: [] },
  ]) {
    const before = moment.token(store());
    assert.notEqual(moment.token(store(changes)), before, JSON.stringify(changes));
  }
});

test("the token changes with every call while something is unsaved, and once after it", () => {
  const moment = new CardInputs();
  const before = moment.token(store());
  const unsaved = store({ index: { entries: [{ op: "1" }] } });
  const during = moment.token(unsaved);
  assert.notEqual(during, before);
  assert.notEqual(moment.token(unsaved), during);
  const after = moment.token(store());
  assert.notEqual(after, during);
  assert.equal(moment.token(store()), after);
});

test("the tray depends on waiting cards, signals and presence, not on shown cards", () => {
  const hanging = { id: "visi", type: "card", state: "shown" };
  const waiting = { id: "ceka", type: "card", state: "waiting" };
  const hand = { id: "ruka", type: "signal", kind: "hand" };
  const here = new Set(["jana"]);
  const holding = (/** @type {object[]} */ records, more = {}) =>
    store({ here, view: new Map(records.map((record) => [/** @type {any} */ (record).id, record])), ...more });
  const inputs = new TrayInputs();
  assert.equal(inputs.isSame(holding([hanging, waiting])), false);
  assert.equal(
    inputs.isSame(holding([{ ...hanging, x: 9 }, waiting, { id: "nova", type: "card", state: "shown" }])),
    true,
  );
  assert.equal(inputs.isSame(holding([hanging, { ...waiting, text: "Jinak" }])), false);
  assert.equal(inputs.isSame(holding([hanging, waiting, hand])), false);
  assert.equal(inputs.isSame(holding([hanging, waiting, hand], { here: new Set() })), false);
  assert.equal(inputs.isSame(holding([hanging, waiting, hand], { index: { entries: [{ op: "1" }] } })), false);
});
