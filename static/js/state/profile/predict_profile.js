// Optimistic updates of the profile's workbook.
/** @import { Args, Attached, Workbook, Consent, ProfileAnswer, Stroke } from "../../types.d.ts" */
/** @import { Rule, ViewState } from "../core/view.js" */
import { asAnswer, isAnswered, EMPTY_ANSWER } from "./profile.js";
import { applyStrokes } from "../core/replica.js";

/** Reducers that predict the result of workbook commands until the server answers. @type {[string, Rule][]} */
export const PROFILE_RULES = [
  ["profile.open", ({ records }, args) => changeBook(records, { ...args, open: true })],
  ["profile.turn", ({ records }, args) => changeBook(records, { tried: "", ...args })],
  ["profile.close", ({ records }) => changeBook(records, { open: false, together: false })],
  ["profile.design", ({ records }, args) => changeBook(records, args)],
  ["profile.peel", ({ records }) => void records.delete("profile-page")],
  ["profile.answer", (view, args) => changeContent(view, args, fields(args))],
  ["profile.attach", attach],
  ["profile.detach", detach],
  ["profile.stroke", changeStrokes],
  ["profile.unstroke", changeStrokes],
  [
    "profile.consent",
    (view, args) => change(view, args, { consent: /** @type {Consent} */ (args.consent), attempt: null }),
  ],
  ["profile.show", (view, { answer }) => change(view, { id: answer }, { consent: "wall" })],
  ["profile.bring", (view, args) => change(view, args, { consent: "me", still: null })],
  ["profile.confirm", reconfirm],
  ["profile.forget", (view, args) => change(view, args, { earlier: [] })],
  ["profile.ask", askAgain],
  ["profile.withdraw", (view, { answer }) => change(view, { id: answer }, { consent: "me" })],
];

/** @type {Rule} */
function reconfirm(view, args) {
  const still = /** @type {"true" | "changed" | "gone" | "ask"} */ (args.still);
  const emptied = {
    text: "",
    symbols: [],
    album: [],
    strokes: [],
    choice: "",
    none: false,
    consent: /** @type {Consent} */ ("me"),
  };
  const kept = view.me.role === "child" || args.told ? {} : { consent: narrowedConsent(answerOf(view, args)) };
  const settled = still === "gone" ? emptied : kept;
  change(view, args, still === "ask" || still === "changed" ? { still } : { still: null, ...settled });
}

/** @type {Rule} */
function askAgain(view) {
  for (const record of [...view.records.values()]) {
    const answer = asAnswer(record);
    if (isAnswered(answer)) change(view, { id: record.id }, { still: "ask", consent: "me" });
  }
}

/** @param {ViewState["records"]} records @param {Args} args */
function changeBook(records, args) {
  const known = { id: "book", type: "book", rev: 0, page: "", noticed: false, sitting: 0, ...records.get("book") };
  records.set("book", /** @type {Workbook} */ ({ ...known, ...args }));
}

/** @param {Args} args @returns {Partial<ProfileAnswer>} */
function fields(args) {
  const given = Object.entries(args).filter(([name]) => !["id", "about"].includes(name));
  return /** @type {Partial<ProfileAnswer>} */ (Object.fromEntries(given));
}

/**
 * Changes the content of an answer. A change by the guide narrows the consent.
 * @param {ViewState} view
 * @param {Args} args
 * @param {Partial<ProfileAnswer>} given
 */
function changeContent(view, args, given) {
  const before = answerOf(view, args);
  const about = /** @type {{ heading?: string } | undefined} */ (args.about);
  const consent =
    view.me.role === "child" && !given.none && before ? before.consent : narrowedConsent(before, about?.heading);
  change(view, args, { ...given, consent, still: null });
}

/**
 * The consent before the child decided about it.
 * @param {ProfileAnswer | undefined} before
 * @param {string} [heading]
 * @returns {Consent}
 */
function narrowedConsent(before, heading = before?.heading) {
  const first = (before?.heading ?? heading) === "stop" ? "lead" : "me";
  return before?.consent === "me" ? "me" : first;
}

/** @type {Rule} */
function attach(view, args) {
  const { media } = /** @type {{ media?: string | Attached }} */ (args);
  const known = typeof media === "string" ? { id: media, kind: "picture" } : media;
  const one = /** @type {Attached} */ ({ ...known, label: String(args.label ?? "") });
  const album = (answerOf(view, args)?.album ?? []).filter(({ id }) => id !== one.id);
  changeContent(view, args, { album: [...album, one], none: false });
}

/** @type {Rule} */
function detach(view, args) {
  const album = answerOf(view, args)?.album ?? [];
  changeContent(view, args, { album: album.filter(({ id }) => id !== args.media) });
}

/** @type {Rule} */
function changeStrokes(view, args) {
  const stroke = /** @type {Stroke | string} */ (args.stroke);
  const drawn = typeof stroke === "string" ? { drop: [stroke] } : { add: [stroke] };
  changeContent(view, args, { strokes: applyStrokes(answerOf(view, args)?.strokes ?? [], drawn) });
}

/** @param {ViewState} view @param {Args} args @param {Partial<ProfileAnswer>} given */
function change({ records }, args, given) {
  const id = String(args.id);
  const before = asAnswer(records.get(id));
  if (!before && !args.about) return;
  const fresh = {
    ...EMPTY_ANSWER,
    id,
    type: "answer",
    rev: 0,
    card: `profile-${id}`,
    .../** @type {Args} */ (args.about),
  };
  records.set(id, /** @type {ProfileAnswer} */ ({ ...fresh, ...before, ...given }));
}

/** @param {ViewState} view @param {Args} args */
function answerOf({ records }, { id }) {
  return asAnswer(records.get(String(id)));
}
