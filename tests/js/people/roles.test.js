import assert from "node:assert/strict";
import { test } from "node:test";
import { isOutdated } from "../../../static/js/state/people/roles.js";

const guide = { screen: "guide", role: "guide" };
const phone = { screen: "phone", role: "family" };

test("who is the guide no more gets another screen", () => {
  assert.ok(isOutdated(guide, { role: "professional", roles: ["professional"] }));
});

test("who becomes the facilitator or the guide gets that screen", () => {
  assert.ok(isOutdated(phone, { role: "facilitator", roles: ["facilitator", "family"] }));
  assert.ok(isOutdated(phone, { role: "guide", roles: ["guide"] }));
});

test("from phone to phone nothing is loaded anew", () => {
  assert.ok(!isOutdated(phone, { role: "support", roles: ["support"] }));
});

test("a screen of a role that stays is kept", () => {
  assert.ok(!isOutdated(guide, { role: "guide", roles: ["guide", "family"] }));
  assert.ok(!isOutdated({ screen: "phone", role: "guide" }, { role: "guide", roles: ["guide"] }));
});

test("no phone is left to who became the screen in the room", () => {
  assert.ok(isOutdated(phone, { role: "display", roles: ["display"] }));
});
