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
  timer?: { started_at: string | null; minutes: number | null } | null;
  spotlight?: { paper?: string | null; card?: string | null; page?: string | null; part?: number | null } | null;
  word?: string | null;
  music?: Music;
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
