import assert from "node:assert/strict";
import { test } from "node:test";
import { soundKind } from "../../../static/js/components/music/sound_check.js";

test("a phone's own recording travels as a sound, whatever the phone calls it", () => {
  for (const [given, kind] of [
    ["video/3gpp", "audio/3gpp"],
    ["video/mp4", "audio/mp4"],
    ["audio/webm;codecs=opus", "audio/webm"],
    ["", "audio/mpeg"],
    ["application/octet-stream", "audio/mpeg"],
  ])
    assert.equal(soundKind(new Blob([], { type: given })), kind);
});
