/** @import { AnyRecord, Args, Card } from "../types.d.ts" */
import { LIMITS } from "../protocol.js";

export const MARGIN = 40;
/** A card of which more than this part lies under another can hardly be read. */
const MOST_COVERED = 0.4;
/** The top of a paper carries its title. */
export const TITLE = 160;

/** @typedef {{ most: number, name: "short" | "middle" | "long" | "drawing" | "picture" | "page", width: number, height: number }} Size */
/**
 * A longer text gets a wider card, so that letters stay large enough for a child: in paper units, about as high as it will be.
 * @type {Size[]}
 */
const SIZES = [
  { most: 60, name: "short", width: 330, height: 230 },
  { most: 130, name: "middle", width: 420, height: 290 },
  { most: Infinity, name: "long", width: 540, height: 400 },
];

/** A sentence of pictures is as wide as it needs. @type {Size[]} */
const STRIPS = [
  { most: 2, name: "middle", width: 420, height: 300 },
  { most: 3, name: "middle", width: 560, height: 300 },
  { most: Infinity, name: "middle", width: 760, height: 290 },
];

/** How much higher a card is for what stands on it beside words. @type {Partial<Record<Card["kind"], number>>} */
const PICTURED = { symbol: 60, voice: 60 };
/** A drawing shows its whole sheet, and under it what it is. @type {Size} */
const DRAWING = { most: Infinity, name: "drawing", width: 440, height: 400 };
/** A picture takes the same room whatever its shape. @type {Size} */
const PICTURE = { most: Infinity, name: "picture", width: 420, height: 380 };
const NAMED = 60;

/** A part of the profile with a drawing or photo, and room for words. @type {Size} */
const PICTURED_ANSWER = { most: Infinity, name: "middle", width: 440, height: 540 };

/** The whole page about the child, upright as it is printed. @type {Size} */
const PAGE = { most: Infinity, name: "page", width: 480, height: 740 };

/** @typedef {Partial<Pick<Card, "text" | "kind" | "symbols" | "strokes" | "album">>} Content */

/** @param {Content} card @returns {Size} */
export function sizeOf({ text, kind, symbols = [], strokes = [], album = [] }) {
  if (kind === "profile" && strokes.length + album.length > 0) return PICTURED_ANSWER;
  const sheet = { drawing: DRAWING, picture: PICTURE, page: PAGE }[String(kind)];
  if (sheet) return text ? { ...sheet, height: sheet.height + NAMED } : sheet;
  const strip = symbols.length > 1 && STRIPS.find(({ most }) => symbols.length <= most);
  if (strip) return strip;
  const size = SIZES.find(({ most }) => (text ?? "").length <= most) ?? SIZES[0];
  return { ...size, height: size.height + (PICTURED[kind ?? "note"] ?? 0) };
}

/** @typedef {Pick<Card, "x" | "y"> & Content} Hung */

/**
 * A free place on a paper, row by row from the top left; when all is taken, the place that covers least.
 * @param {readonly Hung[]} taken cards on that paper @param {Content} [card] the one to hang
 * @returns {{ x: number, y: number }}
 */
export function freeSpot(taken, card = {}) {
  const size = sizeOf(card);
  let best = { x: LIMITS.paper_width / 2, y: LIMITS.paper_height / 2 };
  let least = Infinity;
  for (const spot of places(size)) {
    const covered = taken.reduce(
      (sum, other) => sum + overlap({ ...spot, ...size }, { ...other, ...sizeOf(other) }),
      0,
    );
    if (covered < least) {
      best = spot;
      least = covered;
    }
    if (covered === 0) break;
  }
  return best;
}

/**
 * Where a card hangs that was long on its way: at its place, unless others have hung theirs there meanwhile.
 * @param {Args} args of `card.stick` @param {Iterable<AnyRecord>} records what hangs by now
 * @returns {Args}
 */
export function stillFree(args, records) {
  const taken = /** @type {Card[]} */ ([...records]).filter(({ type, paper }) => type === "card" && paper === args.paper);
  const mine = /** @type {Hung} */ (args);
  const covered = (/** @type {Card} */ other) => overlap({ ...mine, ...sizeOf(mine) }, { ...other, ...sizeOf(other) });
  const crowded = taken.some((other) => covered(other) > sizeOf(other).width * sizeOf(other).height * MOST_COVERED);
  return crowded ? { ...args, ...freeSpot(taken, mine) } : args;
}

/** A place at which a whole card is on the paper. @param {number} x @param {number} y @param {Content} [card] */
export function onPaper(x, y, card = {}) {
  const { width, height } = sizeOf(card);
  return {
    x: Math.round(between(x, width / 2, LIMITS.paper_width - width / 2)),
    y: Math.round(between(y, height / 2, LIMITS.paper_height - height / 2)),
  };
}

/** @param {Size} size */
export function* places({ width, height }) {
  for (let y = TITLE + height / 2; y <= LIMITS.paper_height - height / 2; y += 90) {
    for (let x = MARGIN * 2 + width / 2; x <= LIMITS.paper_width - MARGIN - width / 2; x += 95)
      yield { x: Math.round(x), y: Math.round(y) };
  }
}

/** @typedef {{ x: number, y: number, width: number, height: number }} Area */

/** How much two cards cover each other, with a margin between them. @param {Area} one @param {Area} other */
export function overlap(one, other) {
  const across = Math.max(0, (one.width + other.width) / 2 + MARGIN - Math.abs(one.x - other.x));
  const down = Math.max(0, (one.height + other.height) / 2 + MARGIN - Math.abs(one.y - other.y));
  return across * down;
}

/** @param {number} value @param {number} low @param {number} high */
function between(value, low, high) {
  return Math.min(Math.max(value, low), high);
}
