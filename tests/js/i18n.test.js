import assert from "node:assert/strict";
import { test } from "node:test";

import { t, useMessages } from "../../static/js/lib/i18n.js";

test("a name from right to left is isolated in a sentence, any other stays as it is", () => {
  useMessages({ "{name} is speaking": "Mluví {name}" });
  assert.equal(t("{name} is speaking", { name: "محمد علي" }), "Mluví \u2068محمد علي\u2069");
  assert.equal(t("{name} is speaking", { name: "שרה" }), "Mluví \u2068שרה\u2069");
  for (const name of ["Anička", "王小明", "👩‍🦰 Ema"]) assert.equal(t("{name} is speaking", { name }), `Mluví ${name}`);
});
