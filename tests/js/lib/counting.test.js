// Tests of counting and splitting texts.
import assert from "node:assert/strict";
import test from "node:test";
import {
  charactersLeft,
  charactersOver,
  countCharacters,
  firstCharacters,
  splitText,
} from "../../../static/js/lib/i18n/counting.js";

const FAMILY = "👨‍👩‍👧‍👦";

test("a family emoji counts as one character", () => {
  const families = FAMILY.repeat(300);
  assert.equal(countCharacters(families), 300);
  assert.equal(charactersOver(families, 2000), 0);
});

test("the number of excess characters is exact", () => {
  assert.equal(charactersOver("x".repeat(2740), 2000), 740);
  assert.equal(charactersOver(`  ${"x".repeat(2000)}\n`, 2000), 0, "the ends are trimmed on the server, too");
  assert.equal(charactersOver(FAMILY.repeat(61), 60), 1);
});

test("a text of few characters but too many bytes for a frame does not fit", () => {
  const heavy = "👨🏽‍👩🏽‍👧🏽‍👦🏽".repeat(2000);
  const over = charactersOver(heavy, 2000);
  assert.ok(over > 0);
  assert.equal(charactersOver(firstCharacters(heavy, 2000 - over), 2000), 0);
});

test("remaining characters are reported near the limit only", () => {
  assert.equal(charactersLeft("x".repeat(1700), 2000), undefined);
  assert.equal(charactersLeft("x".repeat(1950), 2000), 50);
  assert.equal(charactersLeft("x".repeat(2100), 2000), 0);
});

test("a text is cut between grapheme clusters", () => {
  assert.equal(firstCharacters(`${"a".repeat(39)}${FAMILY}b`, 40), `${"a".repeat(39)}${FAMILY}`);
});

test("a long text is split between sentences without loss", () => {
  const report = Array.from({ length: 274 }, (_, index) => `Věta ${String(index).padStart(3, "0")}.`).join(" ");
  const pieces = splitText(report, 2000);
  assert.equal(pieces.length, 2);
  assert.equal(pieces.join(" "), report);
  assert.ok(pieces[0].endsWith("."));
  for (const piece of pieces) assert.equal(charactersOver(piece, 2000), 0);
});

test("a single long word is split", () => {
  const pieces = splitText(FAMILY.repeat(4100), 2000);
  assert.equal(pieces.join(""), FAMILY.repeat(4100));
  for (const piece of pieces) assert.equal(charactersOver(piece, 2000), 0);
});
