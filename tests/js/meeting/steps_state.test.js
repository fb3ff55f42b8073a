// Tests of what screens conclude about topics, the plan and its agreement.
import assert from "node:assert/strict";
import { test } from "node:test";

import { shownRecords } from "../../../static/js/state/core/view.js";
import {
  agreementCounts,
  changedSince,
  shares,
  unansweredTasks,
  writesPlan,
} from "../../../static/js/state/meeting/plan.js";
import { chooser, votes } from "../../../static/js/state/meeting/topics.js";
import { otherRespondents } from "../../../static/js/state/people/respondents.js";

const CHILD = { id: "a", type: "person", role: "child", roles: ["child"], entered: true };
const GUIDE = { id: "e", type: "person", role: "guide", roles: ["guide"], voice_of: "a", entered: true };
const MOTHER = { id: "m", type: "person", role: "family", roles: ["family"], entered: true };
const GRANDMOTHER = { id: "g", type: "person", role: "family", roles: ["family"] };
const AUNT = { id: "t", type: "person", role: "support", roles: ["support"], supports: "g", entered: true };
const TEACHER = { id: "u", type: "person", role: "professional", roles: ["professional"], entered: true };
const RECORDER = { id: "r", type: "person", role: "recorder", roles: ["recorder"], entered: true };
const LEADER = { id: "f", type: "person", role: "facilitator", roles: ["facilitator"], entered: true };
const EVERYBODY = [CHILD, GUIDE, MOTHER, GRANDMOTHER, AUNT, TEACHER, RECORDER, LEADER];
const VOTE = { open: true, dots: 3, topic_order: [], voters: ["child", "family", "professional"], choosing: false };

/** @param {Record<string, unknown>} [more] @returns {any} */
function store(more = {}) {
  const people = /** @type {any[]} */ (more.people ?? EVERYBODY);
  return {
    people,
    me: { person: "m", role: "family" },
    meeting: { step: 6 },
    tasks: [],
    agreements: [],
    topics: [],
    may: () => true,
    person: (/** @type {string} */ id) => people.find((one) => one.id === id),
    ...more,
  };
}

/** @param {any[]} people */
const ids = (people) => people.map(({ id }) => id);

test("child, family and professionals vote; leader, recorder, guide and support persons do not", () => {
  assert.deepEqual(ids(EVERYBODY.filter((person) => votes(VOTE, /** @type {any} */ (person)))), ["a", "m", "g", "u"]);
});

test("the child who is here chooses, else its guide, else the facilitator", () => {
  assert.equal(chooser(store()), "child");
  const away = EVERYBODY.map((one) => (one.id === "a" ? { ...one, entered: false } : one));
  assert.equal(chooser(store({ people: away })), "guide");
  assert.equal(chooser(store({ people: away.filter(({ id }) => id !== "e") })), "facilitator");
});

test("a recorder writes for adults without a device, a guide for its child, a support person for their own", () => {
  const as = (/** @type {any} */ one) => ids(otherRespondents(store({ me: { person: one.id, role: one.role } })));
  assert.deepEqual(as(RECORDER), ["g"]);
  assert.deepEqual(as(GUIDE), ["a"]);
  assert.deepEqual(as(AUNT), ["g"]);
  assert.deepEqual(as(MOTHER), []);
  assert.deepEqual(as(LEADER), []);
});

test("the recorder writes the plan, and the facilitator only where nobody records", () => {
  const leads = { person: "f", role: "facilitator" };
  assert.equal(writesPlan(store({ me: { person: "r", role: "recorder" } })), true);
  assert.equal(writesPlan(store({ me: leads })), false);
  assert.equal(writesPlan(store({ me: leads, people: EVERYBODY.filter(({ id }) => id !== "r") })), true);
  assert.equal(writesPlan(store({ me: { person: "r", role: "recorder" }, meeting: { step: 5 } })), false);
});

test("tasks wait for those who are named and have not answered", () => {
  const tasks = [
    { id: "1", who: ["m"], taken: {} },
    { id: "2", who: ["m", "u"], taken: { m: "yes" } },
    { id: "3", who: ["u"], taken: {} },
  ];
  assert.deepEqual(ids(unansweredTasks(store({ tasks }), "m")), ["1"]);
});

test("answers are counted; who is asked again counts as open", () => {
  const agreements = [
    { person: "a", answer: "agree", stale: false },
    { person: "m", answer: "wish", stale: true },
    { person: "u", answer: "not_yet", stale: false },
  ];
  const { counts, open } = agreementCounts(store({ agreements }));
  assert.deepEqual(counts, { agree: 1, wish: 0, not_yet: 1 });
  assert.deepEqual(ids(open), ["e", "m", "g", "t"]);
});

test("tasks are shared between family, own people and services", () => {
  const tasks = [{ who: ["m", "u"] }, { who: ["t"] }, { who: ["a"] }];
  assert.deepEqual(shares(store({ tasks })), { family: 2, network: 1, services: 1 });
});

test("a row is marked as changed for who is asked again", () => {
  const given = /** @type {any} */ ({ stale: true, plan_version: 3 });
  assert.equal(changedSince(/** @type {any} */ ({ version: 4 }), given), true);
  assert.equal(changedSince(/** @type {any} */ ({ version: 3 }), given), false);
  assert.equal(changedSince(/** @type {any} */ ({ version: 4 }), { ...given, stale: false }), false);
});

/** @param {string} cmd @param {Record<string, unknown>} args @param {any[]} records */
function predicted(cmd, args, records) {
  const me = /** @type {any} */ ({ person: "m", role: "family" });
  const entry = /** @type {any} */ ({ cmd, args });
  return shownRecords(new Map(records.map((one) => [one.id, one])), me, [entry]);
}

test("a dot is seen at once, one given for somebody else is not", () => {
  const topic = { id: "t", type: "topic", mine: { dots: 1 } };
  const dots = (/** @type {any} */ args) =>
    /** @type {any} */ (predicted("vote.cast", args, [topic]).get("t")).mine.dots;
  assert.equal(dots({ topic: "t" }), 2);
  assert.equal(dots({ topic: "t", said_by: "g" }), 1);
});

test("an answer to the plan is seen at once and no longer out of date", () => {
  const known = { id: "agreement-m", type: "agreement", person: "m", answer: "agree", stale: true };
  const shown = /** @type {any} */ (
    predicted("plan.answer", { answer: "wish", words: "w" }, [known]).get("agreement-m")
  );
  assert.deepEqual([shown.answer, shown.words, shown.stale], ["wish", "w", false]);
});

test("a task taken on, a mark, a promise and an evaluation are seen at once", () => {
  const task = predicted("task.take", { id: "k", answer: "yes" }, [{ id: "k", type: "task", taken: {} }]).get("k");
  assert.deepEqual(/** @type {any} */ (task).taken, { m: "yes" });
  const card = predicted("mark.set", { card: "c", realistic: true }, [{ id: "c", type: "card" }]).get("c");
  assert.deepEqual(/** @type {any} */ (card).mine, { realistic: true });
  assert.ok(predicted("meeting.confirm", {}, []).has("confirmation-m"));
  const given = [...predicted("feedback.give", { question: "q", answer: "yes" }, []).values()];
  assert.deepEqual(
    given.map((one) => /** @type {any} */ (one).answer),
    ["yes"],
  );
});
