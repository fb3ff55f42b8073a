// The child's music wishes: queries, inverse commands, predictions.
/** @import { AnyRecord, Args, Question, Wishes } from "../../types.d.ts" */
/** @import { Rule } from "../core/view.js" */

/** @typedef {Map<string, AnyRecord>} Records */
/** @typedef {"before" | "during" | "never"} TuneWish */

/** The field of the record for each wish. */
const WISH_FIELDS = /** @type {const} */ ({ before: "for_before", during: "for_during", never: "unwanted" });
const WHENS = /** @type {TuneWish[]} */ (Object.keys(WISH_FIELDS));
/** @type {Wishes} */
const NO_MUSIC_WISHES = { id: "music-wishes", type: "wishes", rev: 0, before: null, during: null, liked: [] };

/** @param {Records} view @returns {Wishes} */
function musicWishesOf(view) {
  return /** @type {Wishes} */ (view.get(NO_MUSIC_WISHES.id) ?? NO_MUSIC_WISHES);
}

/**
 * Is the tune wished for this time (before, during, never)?
 * @param {Wishes | undefined} wishes
 * @param {string} tune
 * @param {TuneWish} when
 */
export function isFor(wishes, tune, when) {
  return wishes?.[WISH_FIELDS[when]]?.includes(tune) ?? false;
}

/**
 * Is this question answered by choosing times for music?
 * @param {Pick<Question, "heading" | "shape">} question
 * @param {{ spoken_for: boolean }} sheet
 */
export function choosesTimes({ heading, shape }, { spoken_for }) {
  return heading === "music" && shape === "open" && !spoken_for;
}

/** Is any music wish recorded? @param {Wishes | undefined} wishes */
export function someMusicWished(wishes) {
  return Boolean(
    wishes &&
    (wishes.before !== null || wishes.during !== null || WHENS.some((when) => wishes[WISH_FIELDS[when]]?.length)),
  );
}

/**
 * The arguments of a tap on a tune: it toggles the wish; `never` excludes the others.
 * @param {Wishes | undefined} wishes
 * @param {string} tune
 * @param {TuneWish} when
 * @returns {Args}
 */
export function tappedTune(wishes, tune, when) {
  const wanted = !isFor(wishes, tune, when);
  const clears = WHENS.filter(
    (other) => other !== when && (when === "never" || other === "never") && wanted && isFor(wishes, tune, other),
  );
  return { tune, [when]: wanted, ...Object.fromEntries(clears.map((other) => [other, false])) };
}

/**
 * The inverse of a command about music, null if there is none.
 * @param {{ cmd: string, args: Args }} act
 * @param {Records} before
 */
export function inverseOfMusicWish({ cmd, args }, before) {
  const wishes = musicWishesOf(before);
  if (cmd === "song.drop" || cmd === "song.restore")
    return { cmd: cmd === "song.drop" ? "song.restore" : "song.drop", args: { id: args.id } };
  if (cmd === "song.add") return { cmd: "song.drop", args: { id: args.id } };
  if (cmd === "music.choose") {
    const said = WHENS.filter((when) => when in args);
    return {
      cmd,
      args: {
        tune: args.tune,
        ...Object.fromEntries(said.map((when) => [when, isFor(wishes, String(args.tune), when)])),
      },
    };
  }
  const known = /** @type {const} */ (["before", "during", "liked"]).filter(
    (name) => name in args && wishes[name] !== null,
  );
  return cmd === "music.wish" && known.length > 0
    ? { cmd, args: Object.fromEntries(known.map((name) => [name, wishes[name]])) }
    : null;
}

/** @type {[string, Rule][]} */
export const MUSIC_WISH_RULES = [
  [
    "music.wish",
    ({ records }, args) =>
      void records.set(NO_MUSIC_WISHES.id, /** @type {Wishes} */ ({ ...musicWishesOf(records), ...args })),
  ],
  [
    "music.choose",
    ({ records }, args) => void records.set(NO_MUSIC_WISHES.id, withChoice(musicWishesOf(records), args)),
  ],
  ["song.drop", ({ records }, { id }) => void records.delete(String(id))],
];

/** @param {Wishes} wishes @param {Args} args @returns {Wishes} */
function withChoice(wishes, args) {
  const change = WHENS.filter((when) => when in args).map((when) => {
    const without = (wishes[WISH_FIELDS[when]] ?? []).filter((tune) => tune !== args.tune);
    return [WISH_FIELDS[when], args[when] ? [...without, String(args.tune)] : without];
  });
  return { ...wishes, ...Object.fromEntries(change) };
}
