// Tests of optimistic updates.
import assert from "node:assert/strict";
import test from "node:test";
import { shownRecords, saveStatus } from "../../../static/js/state/core/view.js";
import { aCard, aMeeting } from "../support.js";

/** @import { AnyRecord, Args, Card, Entry, Me, Meeting } from "../../../static/js/types.d.ts" */

/** @type {Me} */
const MAMA = { person: "mama", role: "family", may: [] };
/** @type {Me} */
const ANICKA = { person: "anicka", role: "child", may: [] };

/** @param {AnyRecord[]} records */
const view = (...records) => new Map(records.map((record) => [record.id, record]));
/** @param {string} cmd @param {Args} args @param {Partial<Entry>} [more] @returns {Entry} */
const given = (cmd, args, more = {}) => ({ scope: "s", order: 1, op: "op", cmd, args, ...more });
const stick = given("card.stick", { id: "new", kind: "note", paper: "dari-se", x: 100, y: 200, text: "Ahoj" });

test("a new card is shown before the answer", () => {
  const shown = /** @type {Card} */ (shownRecords(view(aMeeting()), ANICKA, [stick]).get("new"));
  assert.equal(shown.state, "shown");
  assert.equal(shown.own_words, true);
  assert.equal(shown.author, "anicka");
});

test("a predicted card has its language", () => {
  const written = given("card.stick", { ...stick.args, lang: "uk" });
  const shown = /** @type {Card} */ (shownRecords(view(aMeeting()), ANICKA, [written]).get("new"));
  assert.equal(shown.lang, "uk");
});

test("an adult's predicted card waits only under moderation", () => {
  const approve = shownRecords(view(aMeeting()), MAMA, [stick]).get("new");
  const open = shownRecords(view(aMeeting({ moderation: "open" })), MAMA, [stick]).get("new");
  assert.equal(/** @type {Card} */ (approve).state, "waiting");
  assert.equal(/** @type {Card} */ (open).state, "shown");
});

test("the child's words written by the guide do not wait", () => {
  const guide = /** @type {Me} */ ({ person: "lenka", role: "guide", may: [] });
  const said = given("card.stick", { ...stick.args, said_by: "anicka" });
  assert.equal(/** @type {Card} */ (shownRecords(view(aMeeting()), guide, [said]).get("new")).state, "shown");
});

test("commands are applied in order without changing the replica", () => {
  const replica = view(aMeeting(), aCard("one", { x: 1, y: 1 }));
  const shown = shownRecords(replica, MAMA, [
    given("card.move", { id: "one", paper: "otazky", x: 5, y: 6 }),
    given("card.move", { id: "one", paper: "dari-se", x: 7, y: 8 }),
  ]);
  const card = /** @type {Card} */ (shown.get("one"));
  assert.deepEqual([card.paper, card.x, card.y], ["dari-se", 7, 8]);
  assert.equal(/** @type {Card} */ (replica.get("one")).x, 1);
});

test("a predicted position is clamped to the paper", () => {
  const card = /** @type {Card} */ (
    shownRecords(view(aCard("one")), MAMA, [given("card.move", { id: "one", paper: "p", x: 9999, y: -5 })]).get("one")
  );
  assert.deepEqual([card.x, card.y], [1600, 0]);
});

test("a removed card disappears before the answer", () => {
  assert.ok(!shownRecords(view(aCard("one")), MAMA, [given("card.peel", { id: "one" })]).has("one"));
});

test("an edit of a shown card waits and keeps the shown text", () => {
  const card = /** @type {Card} */ (
    shownRecords(view(aMeeting(), aCard("one", { text: "staré" })), MAMA, [
      given("card.edit", { id: "one", text: "nové" }),
    ]).get("one")
  );
  assert.deepEqual([card.text, card.shown_text, card.state], ["nové", "staré", "waiting"]);
});

test("an answered signal is predicted", () => {
  const call = /** @type {any} */ ({ id: "call", type: "signal", rev: 3, kind: "help", person: "mama", at: "" });
  const jana = { person: "jana", role: /** @type {const} */ ("facilitator"), may: [] };
  const shown = shownRecords(view(aMeeting(), call), jana, [given("signal.answer", { id: "call" })]);
  assert.equal(/** @type {any} */ (shown.get("call")).answered_by, "jana");
});

test("a reducer ignores a missing card", () => {
  const commands = [
    "card.edit",
    "card.move",
    "card.approve",
    "drawing.stroke",
    "signal.clear",
    "signal.answer",
    "card.unknown",
  ].map((cmd) => given(cmd, { id: "nowhere" }));
  assert.equal(shownRecords(view(aMeeting()), MAMA, commands).size, 1);
});

test("STOP and its end are predicted", () => {
  const stop = given("signal.raise", { kind: "stop" });
  const paused = shownRecords(view(aMeeting()), ANICKA, [stop]);
  assert.equal(/** @type {Meeting} */ (paused.get("meeting")).paused_by_child, true);
  const back = shownRecords(paused, ANICKA, [given("signal.clear", { id: "unsent-stop" })]);
  assert.equal(/** @type {Meeting} */ (back.get("meeting")).paused_by_child, false);
});

test("the save status of a card depends on connection and storage", () => {
  const card = aCard("one");
  const move = given("card.move", { id: "one" });
  assert.equal(saveStatus(card, [], true, true), "shown");
  assert.equal(saveStatus({ ...card, state: "waiting" }, [], true, true), "waiting");
  assert.equal(saveStatus(card, [move], true, true), "saving");
  assert.equal(saveStatus(card, [move], false, true), "offline");
  assert.equal(saveStatus(card, [{ ...move, paused: true }], true, true), "held");
  assert.equal(saveStatus(card, [move], false, false), "unkept", "nothing is promised that the disk does not hold");
  assert.equal(saveStatus(card, [{ ...move, paused: true }], false, false), "unkept");
});
