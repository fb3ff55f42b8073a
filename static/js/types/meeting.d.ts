// Types of the meeting and its music.
import type { BaseRecord } from "./sync.d.ts";

export interface Meeting extends BaseRecord {
  type: "meeting";
  title?: string;
  goal?: string;
  lang?: string;
  step: number;
  half?: number;
  steps: unknown[];
  moderation: "open" | "approve";
  frozen: boolean;
  paused_by_child: boolean;
  closed?: boolean;
  /** what the convener expects; for facilitator, recorder and organizer */
  expectations?: string;
  timer?: { started_at: string | null; minutes: number | null } | null;
  spotlight?: { paper?: string | null; card?: string | null; page?: string | null; part?: number | null } | null;
  word?: string | null;
  music?: Music;
  vote?: Vote;
  coordinator?: string | null;
  review_on?: string | null;
  plan_version?: number;
  /** does everybody write unseen? */
  alone?: boolean;
  /** how many cards hang unseen; for the facilitator */
  unseen?: number;
  round?: { order: string[]; skipped: string[] } | null;
}

export interface Vote {
  open: boolean;
  dots: number;
  topic_order: string[];
  /** groups of people who give dots */
  voters: string[];
  /** may the first topic be chosen now? */
  choosing: boolean;
  /** how many voters have dots left; for the facilitator */
  still?: number;
}

export interface Topic extends BaseRecord {
  type: "topic";
  title: string;
  cards: string[];
  order: number;
  dots: number;
  state: "open" | "chosen" | "done";
  mine?: { dots: number };
  waits?: boolean;
}

export type TakeAnswer = "yes" | "other" | "no";

/** A row of the plan. */
export interface Task extends BaseRecord {
  type: "task";
  what: string;
  who: string[];
  absent?: string | null;
  told_by?: string | null;
  /** an ISO date */
  by: string;
  need?: string | null;
  topic?: string | null;
  checked_by?: string | null;
  noticed?: string | null;
  otherwise?: string | null;
  card?: string | null;
  state: "open" | "done" | "late" | "dropped";
  taken: Record<string, TakeAnswer>;
  taken_words?: Record<string, string>;
  /** the plan's version at the last change of this task */
  version: number;
  waits?: boolean;
}

export type AgreementAnswer = "agree" | "wish" | "not_yet";

export interface Agreement extends BaseRecord {
  type: "agreement";
  person: string;
  answer: AgreementAnswer;
  words: string;
  plan_version: number;
  stale: boolean;
  written_by?: string | null;
  waits?: boolean;
}

export interface Confirmation extends BaseRecord {
  type: "confirmation";
  person: string;
}

/** Own answers; `sums` for facilitator and recorder: question → answer → count. */
export interface Feedback extends BaseRecord {
  type: "feedback";
  person?: string;
  question?: string;
  answer?: string;
  sums?: Record<string, Record<string, number>>;
}

/** Which of its own cards the child lets into the minutes. */
export interface ReleasedCards extends BaseRecord {
  type: "released";
  cards: string[];
}

/** A question of the evaluation, in this person's words. `talk`: it offers a talk and is not counted. */
export interface EvaluationQuestion {
  id: string;
  picture: string;
  words: string;
  talk: boolean;
  answers: { id: string; picture: string; label: string }[];
}

/** A rule of the meeting as a picture with words. */
export interface RuleText {
  picture: string;
  words: string;
}

export interface Music {
  tune: string;
  playing: boolean;
  volume: number;
  /** the media id of an uploaded song */
  media?: string | null;
  /** the seed of the variation: the same on all devices */
  seed?: number;
  /** start time, shifted by pauses */
  started_at?: string | null;
  /** position in seconds while paused */
  at?: number;
  /** the person whose device plays the music; null: the display */
  sound?: string | null;
}

export interface Song extends BaseRecord {
  type: "song";
  title: string;
  media: string;
  owner: string;
}

export interface Wishes extends BaseRecord {
  type: "wishes";
  before: boolean | null;
  during: boolean | null;
  liked: string[];
  for_before?: string[];
  for_during?: string[];
  unwanted?: string[];
}

/** Texts of one step for this person. */
export interface StepText {
  name: string;
  words: string;
  /** the words for the second half of step 5 */
  later?: string;
  /** id of a picture */
  picture: string;
  /** what helps to lead, and the share of the time in percent; on the facilitator's screen only */
  lead?: string;
  share?: number;
}
