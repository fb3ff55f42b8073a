// Optimistic updates of prepared messages.
/** @import { Args, Attached, Message, Visibility, Stroke } from "../../types.d.ts" */
/** @import { Rule, ViewState } from "../core/view.js" */
import { asMessage } from "./messages.js";
import { applyStrokes } from "../core/replica.js";

const NEW = {
  rev: 0,
  text: "",
  colour: "sun",
  symbols: [],
  media: null,
  wave: "",
  seconds: 0,
  strokes: [],
  hung: false,
  reach: "guide",
  told: false,
  attempt: null,
};

/** Reducers that predict the result of message commands until the server answers. @type {[string, Rule][]} */
export const MESSAGE_RULES = [
  ["messages.make", make],
  ["messages.change", (view, args) => change(view, args, /** @type {Partial<Message>} */ (args))],
  [
    "messages.give",
    (view, args) => change(view, args, { reach: /** @type {Visibility} */ (args.reach), attempt: null }),
  ],
  ["messages.stroke", changeStrokes],
  ["messages.unstroke", changeStrokes],
  ["messages.drop", ({ records }, { id }) => void records.delete(String(id))],
  ["messages.hang", (view, args) => change(view, args, { hung: true })],
  ["messages.take_back", takeBack],
];

/** @type {Rule} */
function make({ records, me }, args) {
  const id = String(args.id);
  if (records.has(id)) return;
  const media = /** @type {Attached | string | undefined} */ (args.media);
  const wave = typeof media === "object" ? (media.wave ?? "") : "";
  const meeting = [...records.values()].find(({ type }) => type === "meeting");
  const due = Number(args.step) <= Number(/** @type {{ step?: number }} */ (meeting ?? {}).step ?? 0);
  const made = {
    ...NEW,
    type: "message",
    author: me.person,
    due,
    card: `message-${id}`,
    ...args,
    media: media ?? null,
    wave,
  };
  records.set(id, /** @type {Message} */ (/** @type {unknown} */ (made)));
}

/** @type {Rule} */
function changeStrokes(view, args) {
  const { stroke } = /** @type {{ stroke: Stroke | string }} */ (args);
  const drawn = typeof stroke === "string" ? { drop: [stroke] } : { add: [stroke] };
  const before = asMessage(view.records.get(String(args.id)));
  change(view, args, { strokes: applyStrokes(before?.strokes ?? [], drawn) });
}

/** @type {Rule} */
function takeBack(view, args) {
  change(view, args, { hung: false });
  const message = asMessage(view.records.get(String(args.id)));
  if (message) view.records.delete(message.card);
}

/** @param {ViewState} view @param {Args} args @param {Partial<Message>} given */
function change({ records }, args, given) {
  const before = asMessage(records.get(String(args.id)));
  if (before) records.set(before.id, { ...before, ...given });
}
