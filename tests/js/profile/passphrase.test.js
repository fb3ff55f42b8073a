// Tests of the passphrase generator.
import assert from "node:assert/strict";
import { test } from "node:test";
import { easyWords, WORDS } from "../../../static/js/state/profile/passphrase.js";

/** @param {string[]} labels */
const groups = (labels) =>
  /** @type {any} */ ([{ id: "animals", symbols: labels.map((label) => ({ id: label, label })) }]);
const MANY = groups(["pes", "hrad", "sníh", "kočka", "auto", "strom", "dům", "voda"]);

/** Draws these numbers, one after another. @param {number[]} numbers */
const lot = (numbers) => ({
  /** @param {any} into */
  getRandomValues(into) {
    into[0] = numbers.shift() ?? 0;
    return into;
  },
});

test("the words of a passphrase differ", () => {
  const words = easyWords(MANY, crypto).map(({ label }) => label);
  assert.equal(words.length, WORDS);
  assert.equal(new Set(words).size, WORDS);
});

test("only single words of suitable length are drawn", () => {
  const labels = ["ne", "můj pes", "nejnepravděpodobnější", "pes", "ice-cream", "7 let"];
  assert.deepEqual(
    easyWords(groups(labels), crypto).map(({ label }) => label),
    ["pes"],
  );
});

test("words of sensitive groups are not drawn", () => {
  const [worries] = groups(["smutek", "nemoc"]);
  assert.deepEqual(easyWords([{ ...worries, id: "troubles" }], crypto), []);
});

test("two pictures with the same label count once", () => {
  assert.equal(easyWords(groups(["pes", "pes"]), crypto).length, 1);
});

test("words are drawn with equal probability", () => {
  const three = groups(["pes", "hrad", "sníh"]);
  // 2 ** 32 leaves one over when divided by three: that draw is thrown away.
  assert.equal(easyWords(three, lot([2 ** 32 - 1, 1, 0, 0]))[0].label, "hrad");
});
