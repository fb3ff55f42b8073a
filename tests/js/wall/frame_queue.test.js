// Tests of spreading work over frames.
import assert from "node:assert/strict";
import { test } from "node:test";

import { FrameQueue } from "../../../static/js/lib/dom/frame_queue.js";

/** Animation frames that the test triggers, each of which takes `took` ms. */
function slowDevice(took = 100) {
  /** @type {(() => void)[]} */
  const asked = [];
  let now = 1;
  return {
    time: { frame: (/** @type {() => void} */ act) => void asked.push(act), now: () => now },
    asked,
    frame(ms = took) {
      now += ms;
      asked.shift()?.();
    },
  };
}

/** @param {number} count @param {string[]} made @param {string} name */
function things(count, made, name) {
  let left = count;
  return (/** @type {number} */ most) => {
    const now = Math.min(left, most);
    left -= now;
    made.push(`${name} ${now}`);
    return now;
  };
}

test("work is spread over frames, and no frame is requested after it", () => {
  const device = slowDevice();
  const queue = new FrameQueue(device.time);
  /** @type {string[]} */
  const made = [];
  queue.add({}, things(60, made, "card"));
  assert.deepEqual(made, []);
  for (let frame = 0; frame < 5; frame++) device.frame();
  assert.deepEqual(made, ["card 24", "card 24", "card 12"]);
  assert.equal(device.asked.length, 0);
});

test("urgent work comes first, and a frame continues with the rest", () => {
  const device = slowDevice();
  const queue = new FrameQueue(device.time);
  /** @type {string[]} */
  const made = [];
  queue.add({}, things(30, made, "aside"));
  queue.add({}, things(30, made, "here"), true);
  device.frame();
  device.frame();
  assert.deepEqual(made, ["here 24", "here 6", "aside 18"]);
});

test("the amount per frame adapts to the speed of the device", () => {
  const device = slowDevice();
  const queue = new FrameQueue(device.time);
  /** @type {string[]} */
  const made = [];
  queue.add({}, things(1000, made, "card"));
  for (const took of [0, 16, 16, 16, 16, 400, 400, 400, 400]) device.frame(took);
  assert.deepEqual(
    made.map((line) => Number(line.split(" ")[1])),
    [24, 48, 48, 48, 48, 24, 24, 24, 24],
  );
});

test("a repeated request is executed once", () => {
  const device = slowDevice();
  const queue = new FrameQueue(device.time);
  /** @type {string[]} */
  const made = [];
  const owner = {};
  queue.add(owner, things(3, made, "old"));
  queue.add(owner, things(3, made, "new"));
  device.frame();
  assert.deepEqual(made, ["new 3"]);
});
