// Tests of symbol search and usage counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { searchSymbols, normalized, symbolOfWords } from "../../../static/js/lib/symbols/symbol_search.js";
import { SymbolUsage } from "../../../static/js/lib/symbols/symbol_usage.js";

const SYMBOLS = [
  ["school", "škola", "školka"],
  ["lunch", "školní oběd", "svačina"],
  ["puzzle", "puzzle", "skládačka"],
  ["hedgehog", "їжак"],
  ["meat", "м'ясо"],
  ["anger", "vztek", "zlost"],
].map(([id, label, ...words]) => ({ id, label, words, src: "" }));

/** @param {string} asked @param {(id: string) => number} [used] */
const ids = (asked, used) => searchSymbols(SYMBOLS, asked, used).map(({ id }) => id);

test("diacritics are ignored", () => {
  assert.deepEqual(ids("skola"), ["school"]);
  assert.deepEqual(ids("ŠKOLA"), ["school"]);
  assert.deepEqual(ids("іжак"), ["hedgehog"]);
  assert.deepEqual(ids("мясо"), ["meat"]);
  assert.deepEqual(ids("м’ясо"), ["meat"]);
});

test("prefixes match, the closest first", () => {
  assert.deepEqual(ids("ško"), ["school", "lunch"]);
  assert.deepEqual(ids("obed"), ["lunch"]);
  assert.deepEqual(ids("zlo"), ["anger"]);
});

test("one wrong letter is tolerated without better matches", () => {
  assert.deepEqual(ids("puzle"), ["puzzle"]);
  assert.deepEqual(ids("pzuzle"), ["puzzle"]);
  assert.deepEqual(ids("vstek"), ["anger"]);
  assert.deepEqual(ids("vzt"), ["anger"]);
  assert.deepEqual(ids("vxyk"), []);
});

test("an empty query finds nothing", () => {
  assert.deepEqual(ids("  "), []);
  assert.equal(normalized(" Ґава "), "гава");
});

test("equal matches are sorted by usage", () => {
  assert.deepEqual(
    ids("ško", (id) => (id === "lunch" ? 3 : 0)),
    ["lunch", "school"],
  );
  const words = [SYMBOLS[5], { ...SYMBOLS[5], id: "often" }];
  assert.deepEqual(
    searchSymbols(words, "vzt", (id) => (id === "often" ? 1 : 0)).map(({ id }) => id),
    ["often", "anger"],
  );
});

test("a title has the picture of one of its words, also in another form", () => {
  const symbols = [
    ["school", "škola"],
    ["morning", "ráno"],
    ["wound", "rána"],
    ["dad", "táta", "otec"],
    ["calm", "klid"],
    ["alarm", "budík"],
  ].map(([id, label, ...words]) => ({ id, label, words, src: "" }));
  /** @param {string} title */
  const picture = (title) => symbolOfWords(symbols, title)?.id;
  assert.equal(picture("Zavolá do školy"), "school");
  assert.equal(picture("Ráno do školy"), "morning");
  assert.equal(picture("Čas s tátou"), "dad");
  assert.equal(picture("Kde bude s otcem"), undefined);
  for (const other of ["Aby se neztrácely klíče", "Jak to bude", "Do a do", ""])
    assert.equal(picture(other), undefined);
});

/** @returns {Storage} */
function memory() {
  /** @type {Map<string, string>} */
  const kept = new Map();
  return /** @type {Storage} */ (
    /** @type {unknown} */ ({
      getItem: (/** @type {string} */ name) => kept.get(name) ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ value) => void kept.set(name, value),
      removeItem: (/** @type {string} */ name) => void kept.delete(name),
    })
  );
}

test("usage is stored per person until they leave", () => {
  const storage = memory();
  const child = new SymbolUsage("anicka", storage);
  child.record(["dog", "cat"]);
  child.record(["cat"]);
  assert.deepEqual(new SymbolUsage("anicka", storage).mostUsed(1), ["cat"]);
  assert.deepEqual(new SymbolUsage("mama", storage).mostUsed(9), []);
  child.forget();
  assert.deepEqual(new SymbolUsage("anicka", storage).mostUsed(9), []);
});

test("missing or invalid storage is tolerated", () => {
  const broken = memory();
  broken.setItem("ipk-often-anicka", "{[");
  assert.deepEqual(new SymbolUsage("anicka", broken).mostUsed(9), []);
  const full = memory();
  full.setItem = () => {
    throw new Error("full");
  };
  const child = new SymbolUsage("anicka", full);
  child.record(["dog"]);
  assert.equal(child.count("dog"), 1);
});
