// Tests of the presence of support people.
import assert from "node:assert/strict";
import test from "node:test";
import { supportIsHere } from "../../../static/js/state/people/supporters.js";

/** @import { Me, Person } from "../../../static/js/types.d.ts" */

const people = /** @type {Person[]} */ ([
  { id: "mama" },
  { id: "teta", supports: "mama" },
  { id: "ucitel", supports: "anicka" },
]);
const me = (/** @type {string} */ person) => /** @type {Me} */ ({ person, role: "family", may: [] });
const here = new Set(["mama", "teta", "ucitel"]);

test("only a present support person counts", () => {
  assert.equal(supportIsHere({ people, here, me: me("mama") }), true);
  assert.equal(supportIsHere({ people, here, me: me("teta") }), false, "nobody supports her");
  assert.equal(supportIsHere({ people, here: new Set(["mama"]), me: me("mama") }), false, "she has not come");
  assert.equal(supportIsHere({ people, here: null, me: me("mama") }), false, "nobody knows yet who is here");
});
