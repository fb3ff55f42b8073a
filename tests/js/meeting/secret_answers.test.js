// Tests of secret answers that a device gives in somebody else's name.
import assert from "node:assert/strict";
import { test } from "node:test";

import { SecretAnswers } from "../../../static/js/components/steps/respondent.js";

test("own answers are those of the server; answers of each other person are kept apart on the device", () => {
  let chosen = "";
  const respondent = { person: () => chosen || "me", saidBy: () => (chosen ? { said_by: chosen } : {}) };
  const dots = new SecretAnswers(respondent);
  dots.set("topic", 3);
  assert.equal(dots.get("topic", 1), 1);
  assert.equal(dots.get("topic", undefined), undefined);
  chosen = "grandmother";
  assert.equal(dots.get("topic", 1), undefined);
  dots.set("topic", 2);
  assert.equal(dots.get("topic", 1), 2);
  chosen = "teacher";
  assert.equal(dots.get("topic", 1), undefined);
  chosen = "";
  assert.equal(dots.get("topic", 1), 1);
});
