// Tests of recognising sound files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { soundKind } from "../../../static/js/components/music/sound_check.js";

test("recordings of phones are recognised by any of their MIME types", () => {
  for (const [given, kind] of [
    ["video/3gpp", "audio/3gpp"],
    ["video/mp4", "audio/mp4"],
    ["audio/webm;codecs=opus", "audio/webm"],
    ["", "audio/mpeg"],
    ["application/octet-stream", "audio/mpeg"],
  ])
    assert.equal(soundKind(new Blob([], { type: given })), kind);
});
