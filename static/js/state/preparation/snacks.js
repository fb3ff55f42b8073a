// Snack wishes and allergies of the child: queries, inverse commands, predictions.
/** @import { AnyRecord, Allergies, Args, Question, SnackPlace, SnackWishes } from "../../types.d.ts" */
/** @import { Rule } from "../core/view.js" */

/** @typedef {Map<string, AnyRecord>} Records */

/** @type {SnackWishes} */
const NO_WISHES = { id: "snack-wishes", type: "snacks", rev: 0, me: [], everybody: [], never: [], words: "" };
/** @type {Allergies} */
const NOTHING_KNOWN = {
  id: "allergies-",
  type: "allergies",
  rev: 0,
  person: "",
  allergens: [],
  words: "",
  heard: [],
  heard_words: "",
  none: false,
};
/** @type {SnackPlace[]} */
const PLACES = ["me", "everybody", "never"];

/** @param {Records} view @returns {SnackWishes} */
export function snackWishesOf(view) {
  return /** @type {SnackWishes} */ (view.get(NO_WISHES.id) ?? NO_WISHES);
}

/** The child's allergies; those of others are never sent. @param {Records} view @returns {Allergies} */
export function allergiesOf(view) {
  return (
    /** @type {Allergies | undefined} */ ([...view.values()].find(({ type }) => type === "allergies")) ?? NOTHING_KNOWN
  );
}

/** Ids of all allergens, whoever reported them. @param {Allergies} allergies */
export function allergensOf({ allergens, heard }) {
  return new Set([...allergens, ...heard]);
}

/** Is anything known about allergies, including "none"? @param {Allergies} allergies */
export function wasAsked({ allergens, words, heard, heard_words, none }) {
  return none || allergens.length + heard.length > 0 || Boolean(words || heard_words);
}

/** Is this question answered by choosing snacks? @param {Pick<Question, "heading" | "shape">} question */
export function choosesSnacks({ heading, shape }) {
  return heading === "snacks" && shape === "open";
}

/**
 * The arguments of a tap on a snack: it toggles the wish; `me` and `never` exclude each other.
 * @param {SnackWishes} wishes
 * @param {string} id
 * @param {SnackPlace} place
 * @returns {Args}
 */
export function tappedSnack(wishes, id, place) {
  const wanted = !wishes[place].includes(id);
  const other = place === "me" ? "never" : place === "never" ? "me" : "";
  const clears = other && wanted && wishes[other].includes(id);
  return { id, [place]: wanted, ...(clears ? { [other]: false } : {}) };
}

/** The inverse of a command about snacks. @param {{ cmd: string, args: Args }} act @param {Records} before */
export function inverseOfSnackWish({ cmd, args }, before) {
  const wishes = snackWishesOf(before);
  const allergies = allergiesOf(before);
  switch (cmd) {
    case "snacks.choose": {
      const withOrWithout = PLACES.filter((place) => place in args);
      return {
        cmd,
        args: {
          id: args.id,
          ...Object.fromEntries(withOrWithout.map((place) => [place, wishes[place].includes(String(args.id))])),
        },
      };
    }
    case "snacks.allergy":
      return { cmd, args: { ...args, has: allergies.allergens.includes(String(args.allergen)) } };
    case "snacks.none":
      return { cmd, args: { none: allergies.none } };
    default:
      return { cmd, args: "wished" in args ? { wished: wishes.words } : { allergies: allergies.words } };
  }
}

/** Reducers that predict the result of snack commands until the server answers. @type {[string, Rule][]} */
export const SNACK_RULES = [
  ["snacks.choose", ({ records }, args) => void records.set(NO_WISHES.id, withChoice(snackWishesOf(records), args))],
  [
    "snacks.allergy",
    ({ records }, args) =>
      changeAllergies(records, (now) => ({
        allergens: said(now.allergens, args.allergen, args.has),
        none: now.none && !args.has,
      })),
  ],
  ["snacks.none", ({ records }, { none }) => changeAllergies(records, () => ({ none: Boolean(none) }))],
  [
    "snacks.words",
    ({ records }, { wished, allergies }) => {
      if (wished !== undefined)
        records.set(NO_WISHES.id, /** @type {SnackWishes} */ ({ ...snackWishesOf(records), words: wished }));
      if (allergies !== undefined) changeAllergies(records, () => ({ words: String(allergies) }));
    },
  ],
];

/** @param {SnackWishes} wishes @param {Args} args @returns {SnackWishes} */
function withChoice(wishes, args) {
  const change = PLACES.filter((place) => place in args).map((place) => [
    place,
    said(wishes[place], args.id, args[place]),
  ]);
  return { ...wishes, ...Object.fromEntries(change) };
}

/** @param {string[]} those @param {unknown} one @param {unknown} yes */
function said(those, one, yes) {
  const without = those.filter((other) => other !== one);
  return yes ? [...without, String(one)] : without;
}

/** @param {Records} records @param {(now: Allergies) => Partial<Allergies>} change */
function changeAllergies(records, change) {
  const now = allergiesOf(records);
  records.set(now.id, /** @type {Allergies} */ ({ ...now, ...change(now) }));
}
