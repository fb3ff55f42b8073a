// Tests of sorting names.
import assert from "node:assert/strict";
import { test } from "node:test";
import { byName, setCollationLanguage } from "../../../static/js/lib/i18n/collation.js";
import { ViewIndex } from "../../../static/js/state/core/view_index.js";

const names = ["Žofie", "Cyril", "Chrudoš", "Čeněk", "Ivan", "Hana", "Řehoř", "Rút", "Ádám"];
const sorted = (/** @type {string} */ language) => {
  setCollationLanguage(language);
  return names
    .map((name) => ({ name }))
    .sort(byName)
    .map(({ name }) => name);
};

test("names are sorted by the reader's language", () => {
  assert.deepEqual(sorted("cs"), ["Ádám", "Cyril", "Čeněk", "Hana", "Chrudoš", "Ivan", "Rút", "Řehoř", "Žofie"]);
  assert.deepEqual(sorted("en"), ["Ádám", "Čeněk", "Chrudoš", "Cyril", "Hana", "Ivan", "Řehoř", "Rút", "Žofie"]);
});

test("people in the view index are sorted by name", () => {
  setCollationLanguage("cs");
  const records = new Map(names.map((name) => [name, /** @type {any} */ ({ id: name, type: "person", rev: 1, name })]));
  assert.deepEqual(
    new ViewIndex(records, []).people.map(({ name }) => name),
    ["Ádám", "Cyril", "Čeněk", "Hana", "Chrudoš", "Ivan", "Rút", "Řehoř", "Žofie"],
  );
});
