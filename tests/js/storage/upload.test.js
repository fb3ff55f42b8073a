// Tests of validating the answers to uploads.
import assert from "node:assert/strict";
import test from "node:test";
import { isMedia, isRefusal, jsonOf, ForeignAnswer } from "../../../static/js/transport/answers.js";
import { answerOf } from "../../../static/js/transport/upload.js";

const ours = { id: "m-1", url: "/c/demo/media/m-1", kind: "picture", width: 1, height: 1 };

test("only a valid description of media counts as success", () => {
  assert.deepEqual(answerOf({ status: 201, response: ours }, "a"), { ok: true, op: "a", id: "m-1" });
  for (const response of [
    null,
    {},
    { ok: true },
    { id: 7, kind: "picture" },
    { id: "m-1" },
    { id: "a b", kind: "voice" },
    [ours],
    "m-1",
  ])
    assert.equal(answerOf({ status: 200, response }, "a"), undefined, JSON.stringify(response));
});

test("only refusals by our server count; proxy errors are retried", () => {
  const refused = { ok: false, code: "too_many", message: "Je jich moc.", retry: false };
  assert.deepEqual(answerOf({ status: 429, response: refused }, "a"), { ...refused, op: "a" });
  for (const status of [301, 403, 404, 429, 500, 502, 503, 511]) {
    assert.equal(answerOf({ status, response: null }, "a"), undefined);
    assert.equal(answerOf({ status, response: { code: "login_required" } }, "a"), undefined);
  }
  assert.equal(answerOf({ status: 413, response: null }, "a")?.code, "too_big", "it will not change its mind");
});

test("a captive portal's page with status 200 is rejected", async () => {
  const page = () => new Response("<html>Přihlaste se k síti</html>", { status: 200 });
  await assert.rejects(
    jsonOf(page(), () => true),
    ForeignAnswer,
  );
  await assert.rejects(
    jsonOf(new Response('{"login":true}'), ({ sure }) => typeof sure === "string"),
    ForeignAnswer,
  );
  await assert.rejects(jsonOf(new Response("[]", { status: 503 }), Array.isArray), ForeignAnswer);
  assert.deepEqual(await jsonOf(new Response("[1]"), Array.isArray), [1]);
  assert.equal(isMedia(undefined) || isRefusal(null), false);
});
