// The child's profile: answers, questionnaires, prepared messages.
import type { BaseRecord } from "./sync.d.ts";
import type { Attached, Card, Stroke } from "./wall.d.ts";

/** `lead`: whoever leads the meeting knows it, too; only of a STOP sign and of what is not to be talked about. */
export type Consent = "me" | "lead" | "wall" | "minutes";

/** What the child said to one question of its book. */
export interface ProfileAnswer extends BaseRecord {
  type: "answer";
  question: string;
  asked: string;
  sheet: string;
  heading: string;
  paper: string;
  text: string;
  symbols: string[];
  album: Attached[];
  strokes: Stroke[];
  choice: string;
  none: boolean;
  colour: string;
  said_by: string | null;
  written_by: string | null;
  sitting: number;
  consent: Consent;
  consent_by: string | null;
  told: boolean;
  attempt: string | null;
  card: string;
  /** who said it and is not in this conference */
  speaker?: string | null;
  said_at?: string | null;
  /** is it still true? asked, or it changed and is about to be said anew */
  still?: "ask" | "changed" | null;
  /** earlier sittings in which it was otherwise */
  earlier?: number[];
}

/** An answer as it was in an earlier sitting. */
export interface AnswerVersion {
  id: string;
  question: string;
  asked: string;
  heading: string;
  sitting: number;
  said_at: string | null;
  /** it is the same today */
  now: boolean;
  text: string;
  symbols: string[];
  album: Attached[];
  strokes: Stroke[];
  choice: string;
  none: boolean;
  colour: string;
  said_by: string | null;
  speaker: string | null;
}

/** The page that a child and its guide have before them. */
export interface Workbook extends BaseRecord {
  type: "book";
  sheet: string;
  page: string;
  open: boolean;
  together: boolean;
  tried: string;
  noticed: boolean;
  sitting: number;
  design?: Design;
}

export type Design = "sun" | "sea" | "meadow";

export type Visibility = "child" | "guide" | "tells" | "facilitator";

/** A card made beforehand, for a step of the meeting. */
export interface Message extends BaseRecord {
  type: "message";
  kind: "note" | "picture" | "drawing" | "symbol" | "voice";
  step: number;
  paper: string;
  author: string;
  text: string;
  colour: string;
  symbols: string[];
  media: Card["media"];
  wave: string;
  seconds: number;
  strokes: Stroke[];
  due: boolean;
  hung: boolean;
  card: string;
  /** only its circle knows who may hang it */
  reach?: Visibility;
  told?: boolean;
  attempt?: string | null;
}

/** A message waits for this step; what the facilitator knows of it. */
export interface MessageNotice extends BaseRecord {
  type: "envelope";
  step: number;
}

export interface QuestionExample {
  ask: string;
  suggest: string[];
}

export interface Question {
  id: string;
  heading: string;
  paper: string;
  shape: "open" | "this_or_that" | "faces";
  kinds: ("words" | "symbols" | "drawing" | "picture" | "voice")[];
  ask: string;
  /** only the guide's device has them */
  prompts?: string[];
  suggest: string[];
  example: QuestionExample | null;
}

/** A sheet of the profile in the person's language. */
export interface Questionnaire {
  id: string;
  title: string;
  ages: [number, number] | null;
  spoken_for: boolean;
  reading: "none" | "first" | "fluent";
  tiles: number;
  questions: Question[];
}
