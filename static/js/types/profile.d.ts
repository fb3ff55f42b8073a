// Types of the child's profile: answers, questionnaires, prepared messages.
import type { BaseRecord } from "./sync.d.ts";
import type { Attached, Card, Stroke } from "./wall.d.ts";

/** `lead`: those who lead the meeting may know it; only for a STOP sign and for topics to avoid. */
export type Consent = "me" | "lead" | "wall" | "minutes";

/** The child's answer to one question. */
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
  /** the speaker, when they are not in this conference */
  speaker?: string | null;
  said_at?: string | null;
  /** reconfirmation: asked, or changed and to be answered again */
  still?: "ask" | "changed" | null;
  /** earlier sittings with a different answer */
  earlier?: number[];
}

/** An answer at the end of an earlier sitting. */
export interface AnswerVersion {
  id: string;
  question: string;
  asked: string;
  heading: string;
  sitting: number;
  said_at: string | null;
  /** it equals the current answer */
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

/** The state of the workbook of child and guide. */
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

/** A prepared message for a step of the meeting. */
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
  /** only the child's circle knows who may hang it */
  reach?: Visibility;
  told?: boolean;
  attempt?: string | null;
}

/** A notice that a message waits for this step; all that the facilitator knows of it. */
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
  /** only for the guide */
  prompts?: string[];
  suggest: string[];
  example: QuestionExample | null;
}

/** A questionnaire in the person's language. */
export interface Questionnaire {
  id: string;
  title: string;
  ages: [number, number] | null;
  spoken_for: boolean;
  reading: "none" | "first" | "fluent";
  tiles: number;
  questions: Question[];
}
