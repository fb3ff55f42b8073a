// Papers, cards, strokes and the symbols of the page.
import type { Design } from "./profile.d.ts";
import type { BaseRecord } from "./sync.d.ts";

export interface Paper extends BaseRecord {
  type: "paper";
  title: string;
  order: number;
  step: number;
  open: boolean;
  /** Of 1600 × 1200 units, below each other. */
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
  /** the language its text is written in, where that is known */
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
  /** a kind word from the facilitator, for the author */
  words?: string | null;
  /** of a part of the profile: under which heading, what was asked, its pictures and sounds */
  heading?: string;
  asked?: string;
  album?: Attached[];
  /** of the page about the child: how it looks */
  design?: Design;
  state: "waiting" | "shown" | "hidden";
  locked?: boolean;
  group?: string | null;
  /** is its group's title read by the staff alone, until it is approved? */
  group_waits?: boolean;
  dots?: number;
  mine?: Record<string, unknown>;
}

export interface Attached {
  id: string;
  kind: "picture" | "voice";
  wave?: string;
  seconds?: number;
  /** what is in a picture, for those who do not see it */
  label?: string;
  /** it is on its way: where this device shows it */
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

/** One picture of the dictionary, in the person's language. `words` are other names that it is found by. */
export interface PageSymbol {
  id: string;
  label: string;
  words: string[];
  src: string;
}

/** A piece of music that may be played. */
export type PageTune = Pick<PageSymbol, "id" | "label" | "src">;

/** `picture` is the id of the symbol that stands for the group. */
export interface SymbolGroup {
  id: string;
  label: string;
  picture: string;
  symbols: PageSymbol[];
}
