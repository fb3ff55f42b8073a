// Tests of translation.
import assert from "node:assert/strict";
import { test } from "node:test";

import { keyOf, t, useMessages } from "../../../static/js/lib/i18n/i18n.js";

test("right-to-left values are isolated", () => {
  useMessages({ [keyOf("{name} is speaking")]: "Mluví {name}" });
  assert.equal(t("{name} is speaking", { name: "محمد علي" }), "Mluví \u2068محمد علي\u2069");
  assert.equal(t("{name} is speaking", { name: "שרה" }), "Mluví \u2068שרה\u2069");
  for (const name of ["Anička", "王小明", "👩‍🦰 Ema"]) assert.equal(t("{name} is speaking", { name }), `Mluví ${name}`);
});

test("keys are equal to those of the build", () => {
  assert.equal(keyOf(""), "ztntfp");
  assert.equal(keyOf("Nápady – „ideas“"), "1oihwo7");
});
