// Tests of screens by role.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOutdated } from "../../../static/js/state/people/roles.js";

const guide = { screen: "guide", role: "guide" };
const phone = { screen: "phone", role: "family" };

test("a former guide gets another screen", () => {
  assert.ok(isOutdated(guide, { role: "professional", roles: ["professional"] }));
});

test("a new facilitator or guide gets that screen", () => {
  assert.ok(isOutdated(phone, { role: "facilitator", roles: ["facilitator", "family"] }));
  assert.ok(isOutdated(phone, { role: "guide", roles: ["guide"] }));
});

test("a change between phone roles reloads nothing", () => {
  assert.ok(!isOutdated(phone, { role: "support", roles: ["support"] }));
});

test("the screen of a remaining role is kept", () => {
  assert.ok(!isOutdated(guide, { role: "guide", roles: ["guide", "family"] }));
  assert.ok(!isOutdated({ screen: "phone", role: "guide" }, { role: "guide", roles: ["guide"] }));
});

test("a display does not keep the phone screen", () => {
  assert.ok(isOutdated(phone, { role: "display", roles: ["display"] }));
});
