// Tests of non-breaking spaces; the cases are the same as the server's.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { keyOf, setReadingLanguage, t, translatedTitle, useMessages } from "../../../static/js/lib/i18n/i18n.js";
import { withoutBreaks } from "../../../static/js/lib/i18n/typography.js";

/** @typedef {{ language: string, plain: string, bound: string }} Case */
const file = new URL("../../architecture/typography_cases.json", import.meta.url);
const cases = /** @type {Case[]} */ (JSON.parse(await readFile(file, "utf8")));

for (const { language, plain, bound } of cases) {
  test(`${language}: ${plain}`, () => {
    assert.equal(withoutBreaks(plain, language), bound);
    assert.equal(withoutBreaks(bound, language), bound);
  });
}

test("a translated sentence has non-breaking spaces, the names in it and titles of papers keep theirs", (context) => {
  context.after(() => setReadingLanguage(""));
  useMessages({ [keyOf("{name} is at the wall")]: "{name} je u zdi", [keyOf("With us")]: "Co je s námi" });
  setReadingLanguage("cs");
  assert.equal(t("{name} is at the wall", { name: "Eva z Prahy" }), "Eva z Prahy je u\u00a0zdi");
  assert.equal(translatedTitle("With us"), "Co je s námi");
  assert.equal(translatedTitle("O čem mluvíme s babičkou"), "O čem mluvíme s babičkou");
});
