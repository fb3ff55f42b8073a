// Tests of dates in people's words.
import assert from "node:assert/strict";
import { test } from "node:test";

import { dateOf, isoDate, sayDate, sayDays } from "../../../static/js/state/meeting/date_words.js";

/** A Tuesday. */
const NOW = new Date(2026, 11, 1, 15, 0);

/** @type {[string, string, string][]} */
const SAID = [
  ["cs", "dnes", "2026-12-01"],
  ["cs", "zítra", "2026-12-02"],
  ["cs", "do Vánoc", "2026-12-24"],
  ["cs", "za týden", "2026-12-08"],
  ["cs", "za dva týdny", "2026-12-15"],
  ["cs", "za 10 dní", "2026-12-11"],
  ["cs", "za tři měsíce", "2027-03-01"],
  ["cs", "do konce června", "2027-06-30"],
  ["cs", "do konce měsíce", "2026-12-31"],
  ["cs", "14. 1.", "2027-01-14"],
  ["cs", "14. ledna", "2027-01-14"],
  ["cs", "14.1.2028", "2028-01-14"],
  ["cs", "v pátek", "2026-12-04"],
  ["cs", "2027-02-03", "2027-02-03"],
  ["sk", "o týždeň", "2026-12-08"],
  ["sk", "do Vianoc", "2026-12-24"],
  ["sk", "zajtra", "2026-12-02"],
  ["sk", "do konca júna", "2027-06-30"],
  ["uk", "за тиждень", "2026-12-08"],
  ["uk", "завтра", "2026-12-02"],
  ["uk", "за три місяці", "2027-03-01"],
  ["uk", "до кінця червня", "2027-06-30"],
  ["en", "in a week", "2026-12-08"],
  ["en", "by Christmas", "2026-12-24"],
  ["en", "in three months", "2027-03-01"],
  ["en", "by the end of June", "2027-06-30"],
];

for (const [language, said, meant] of SAID) {
  test(`"${said}" (${language}) means ${meant}`, () => assert.equal(dateOf(said, language, NOW), meant));
}

for (const said of ["", "brzy", "někdy", "31. 2.", "99. 1.", "co nejdřív"]) {
  test(`"${said}" means no day`, () => assert.equal(dateOf(said, "cs", NOW), ""));
}

test("a day of this month that is over is one of the next year", () => {
  assert.equal(dateOf("30. 11.", "cs", NOW), "2027-11-30");
});

test("the same day of a shorter month is its last day", () => {
  assert.equal(dateOf("za měsíc", "cs", new Date(2027, 0, 31)), "2027-02-28");
});

test("a date is said with its day of the week", () => {
  assert.match(sayDate(isoDate(new Date()), "cs"), /\p{L}+ \d+\. \p{L}+/u);
  assert.equal(sayDate("nonsense", "cs"), "");
});

test("a child hears in how many days", () => {
  assert.equal(sayDays("2026-12-02", "cs", NOW), "zítra");
  assert.equal(sayDays("2026-12-08", "cs", NOW), "za 7 dní");
});
