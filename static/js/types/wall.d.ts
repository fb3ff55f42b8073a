// Types of papers, cards, strokes and symbols.
import type { Design } from "./profile.d.ts";
import type { BaseRecord } from "./sync.d.ts";

export interface Paper extends BaseRecord {
  type: "paper";
  title: string;
  order: number;
  step: number;
  open: boolean;
  /** number of sheets of 1600 × 1200 units, one below another */
  sheets?: number;
}

export interface Stroke {
  id: string;
  colour: string;
  size: number;
  points: string;
}

export interface Card extends BaseRecord {
  type: "card";
  kind: "note" | "picture" | "drawing" | "symbol" | "voice" | "profile" | "page";
  paper: string;
  x: number;
  y: number;
  turn?: number;
  z?: number;
  width?: number;
  colour?: string | null;
  text?: string | null;
  shown_text?: string | null;
  /** the language of the text, if known */
  lang?: string;
  media?: { url?: string; id?: string } | string | null;
  wave?: string;
  seconds?: number;
  symbol?: string | null;
  symbols?: string[];
  strokes?: Stroke[];
  author?: string;
  said_by?: string | null;
  own_words?: boolean;
  /** a note from the facilitator to the author */
  words?: string | null;
  /** of a part of the profile: heading, question, pictures and sounds */
  heading?: string;
  asked?: string;
  album?: Attached[];
  /** design of the page about the child */
  design?: Design;
  state: "waiting" | "shown" | "hidden";
  locked?: boolean;
  group?: string | null;
  /** is the group's title visible only to those who moderate, until it is approved? */
  group_waits?: boolean;
  dots?: number;
  /** sums of the marks */
  marks?: { realistic: number; acceptable: number };
  /** did the child mark that it can live with the idea? */
  child_accepts?: boolean;
  mine?: Record<string, unknown>;
}

export interface Attached {
  id: string;
  kind: "picture" | "voice";
  wave?: string;
  seconds?: number;
  /** text alternative of a picture */
  label?: string;
  /** object URL while it is being uploaded */
  url?: string;
}

export interface Ink {
  kind: "ink";
  card: string;
  stroke: string;
  colour: string;
  size: number;
  at: number;
  points: string;
}

/** A symbol in the person's language. `words`: further words for searching. */
export interface PageSymbol {
  id: string;
  label: string;
  words: string[];
  src: string;
}

/** A piece of music of the catalogue. */
export type PageTune = Pick<PageSymbol, "id" | "label" | "src">;

/** A group of symbols; `picture` is the symbol that stands for it. */
export interface SymbolGroup {
  id: string;
  label: string;
  picture: string;
  symbols: PageSymbol[];
}
