// Tests of the time until the planned end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock } from "../../../static/js/state/meeting/server_clock.js";
import { lateness, minutesLeft } from "../../../static/js/state/meeting/time_left.js";
import { aMeeting } from "../support.js";

const STARTED = "2026-11-30T10:00:00+00:00";
const at = (/** @type {number} */ minutes) => Date.parse(STARTED) + minutes * 60_000;
const meeting = (more = {}) => /** @type {any} */ (aMeeting({ timer: { started_at: STARTED, minutes: 120 }, ...more }));

test("the remaining minutes become negative after the end", () => {
  assert.equal(minutesLeft(meeting(), at(0)), 120);
  assert.equal(minutesLeft(meeting(), at(119)), 1);
  assert.equal(minutesLeft(meeting(), at(130)), -10);
});

test("no time is shown before and after the meeting and without a duration", () => {
  assert.equal(minutesLeft(undefined, at(0)), undefined);
  assert.equal(minutesLeft(meeting({ closed: true }), at(5)), undefined);
  assert.equal(minutesLeft(meeting({ timer: { started_at: "", minutes: 120 } }), at(5)), undefined);
  assert.equal(minutesLeft(meeting({ timer: { started_at: STARTED, minutes: 0 } }), at(5)), undefined);
});

test("a wrong clock of the device does not change the remaining time", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: at(90) });
  const clock = new ServerClock();
  await clock.measure(async () => ({ now: new Date(at(30)).toISOString() }));
  assert.equal(minutesLeft(meeting(), clock.now()), 90);
});

test("the last quarter begins at 75 percent, and after the planned end the time is over", () => {
  assert.deepEqual(
    [120, 31, 30, 0, -1].map((left) => lateness(left, 120)),
    [null, null, "soon", "soon", "over"],
  );
});
