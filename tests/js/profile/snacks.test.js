// Tests of snack and music wishes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tappedTune } from "../../../static/js/state/meeting/music_wishes.js";
import { pagesOf } from "../../../static/js/state/profile/profile.js";
import { allergiesOf, snackWishesOf, tappedSnack, wasAsked } from "../../../static/js/state/preparation/snacks.js";
import { inverse } from "../../../static/js/state/undo/undo.js";
import { shownRecords } from "../../../static/js/state/core/view.js";

/** @import { AnyRecord, Args, Entry, Me, Wishes } from "../../../static/js/types.d.ts" */

/** @type {Me} */
const ANICKA = { person: "anicka", role: "child", may: [] };
/** @typedef {{ cmd: string, args: Args }} Act */

/** @param {Map<string, AnyRecord>} records @param {...Act} acts */
function done(records, ...acts) {
  const entries = acts.map((act, order) => /** @type {Entry} */ ({ scope: "s", order, op: `op${order}`, ...act }));
  return shownRecords(records, ANICKA, entries);
}

/** @param {...AnyRecord} records */
const view = (...records) => new Map(records.map((record) => [record.id, record]));
const wishes = (/** @type {object} */ more) =>
  /** @type {AnyRecord} */ (
    /** @type {unknown} */ ({
      id: "snack-wishes",
      type: "snacks",
      rev: 1,
      me: [],
      everybody: [],
      never: [],
      words: "",
      ...more,
    })
  );
const allergies = (/** @type {object} */ more) =>
  /** @type {AnyRecord} */ (
    /** @type {unknown} */ ({
      id: "allergies-anicka",
      type: "allergies",
      rev: 1,
      person: "anicka",
      allergens: [],
      words: "",
      heard: [],
      heard_words: "",
      none: false,
      ...more,
    })
  );
const music = (/** @type {object} */ more) =>
  /** @type {Wishes} */ (
    /** @type {unknown} */ ({
      id: "music-wishes",
      type: "wishes",
      rev: 1,
      before: null,
      during: null,
      liked: [],
      ...more,
    })
  );

test("a second tap removes a wish, and `never` excludes `me`", () => {
  const records = view(wishes({ me: ["cake"], everybody: ["cake"] }));
  assert.deepEqual(tappedSnack(snackWishesOf(records), "cake", "me"), { id: "cake", me: false });
  assert.deepEqual(tappedSnack(snackWishesOf(records), "cake", "never"), { id: "cake", never: true, me: false });
  assert.deepEqual(tappedSnack(snackWishesOf(records), "tea", "never"), { id: "tea", never: true });
});

test("commands about snacks are predicted", () => {
  const shown = done(
    view(),
    { cmd: "snacks.choose", args: { id: "cake", me: true } },
    { cmd: "snacks.allergy", args: { allergen: "milk", has: true } },
    { cmd: "snacks.words", args: { wished: "Houska" } },
  );
  assert.deepEqual(snackWishesOf(shown).me, ["cake"]);
  assert.equal(snackWishesOf(shown).words, "Houska");
  assert.deepEqual(allergiesOf(shown).allergens, ["milk"]);
});

test('an allergy removes the answer "none"', () => {
  assert.equal(wasAsked(allergiesOf(view())), false);
  const none = done(view(), { cmd: "snacks.none", args: { none: true } });
  assert.equal(wasAsked(allergiesOf(none)), true);
  assert.equal(allergiesOf(done(none, { cmd: "snacks.allergy", args: { allergen: "milk", has: true } })).none, false);
});

test("commands about snacks and music have exact inverses", () => {
  const before = view(
    wishes({ me: ["cake"], never: ["tea"], words: "Houska" }),
    allergies({ allergens: ["milk"], words: "kiwi" }),
    music({ before: true, liked: ["louka"], for_before: ["louka"], for_during: ["dest"] }),
  );
  /** @type {Act[]} */
  const acts = [
    { cmd: "snacks.choose", args: { id: "cake", me: false, never: true } },
    { cmd: "snacks.choose", args: { id: "tea", everybody: true } },
    { cmd: "snacks.allergy", args: { allergen: "milk", has: false } },
    { cmd: "snacks.allergy", args: { allergen: "nuts", has: true } },
    { cmd: "snacks.words", args: { wished: "" } },
    { cmd: "snacks.words", args: { allergies: "med" } },
    { cmd: "music.choose", args: { tune: "louka", before: false, never: true } },
    { cmd: "music.wish", args: { before: false, liked: [] } },
  ];
  for (const act of acts) {
    const back = /** @type {Act} */ (inverse(act, before));
    const after = done(done(before, act), back);
    for (const [id, record] of before)
      assert.deepEqual({ ...record, unwanted: [] }, { ...after.get(id), unwanted: [] }, act.cmd);
  }
});

test("removing a song can be undone", () => {
  assert.deepEqual(inverse({ cmd: "song.drop", args: { id: "jozin" } }, view()), {
    cmd: "song.restore",
    args: { id: "jozin" },
  });
});

test("`never` excludes the other wishes for a tune", () => {
  const said = music({ for_before: ["louka"], for_during: ["louka"] });
  assert.deepEqual(tappedTune(said, "louka", "never"), { tune: "louka", never: true, before: false, during: false });
  assert.deepEqual(tappedTune(music({ unwanted: ["louka"] }), "louka", "during"), {
    tune: "louka",
    during: true,
    never: false,
  });
  assert.deepEqual(tappedTune(said, "louka", "during"), { tune: "louka", during: false });
});

test("a questionnaire with a question about snacks has no separate page for them", () => {
  const kinds = (/** @type {object[]} */ ...questions) =>
    pagesOf(/** @type {any} */ ({ id: "s", questions }))
      .map(({ id }) => id)
      .filter((id) => /snack|treat|never|allergies|svacina/.test(id));
  const arranged = ["arrange_treats", "arrange_never", "arrange_allergies"];
  assert.deepEqual(kinds({ id: "svacina", heading: "snacks", shape: "open" }), ["svacina", ...arranged]);
  assert.deepEqual(kinds({ id: "svacina", heading: "snacks", shape: "this_or_that" }), [
    "svacina",
    "arrange_snacks",
    ...arranged,
  ]);
  assert.deepEqual(kinds(), ["arrange_snacks", ...arranged]);
});
