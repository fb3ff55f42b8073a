// Types of people, their settings and signals.
import type { BaseRecord } from "./sync.d.ts";

export type Role =
  | "child"
  | "guide"
  | "facilitator"
  | "recorder"
  | "organizer"
  | "family"
  | "professional"
  | "support"
  | "display"
  | "convener"
  | "administrator";

export interface Person extends BaseRecord {
  type: "person";
  name: string;
  role: Role;
  roles?: Role[];
  colour?: string;
  avatar?: string | null;
  supports?: string | null;
  /** the child for whom this guide speaks */
  voice_of?: string | null;
  here?: boolean;
  hand_up?: boolean;
  /** one of their devices waits in the lobby (for facilitator and organizer) */
  knocking?: boolean;
  /** is to become a further guide, which the child's guide has not accepted yet */
  circle_waits?: boolean;
  /** joined with the room's code (for facilitator and organizer) */
  walk_in?: boolean;
  /** was a device of theirs admitted at some time? */
  entered?: boolean;
  /** when a further device was admitted (for the child and its guide) */
  further_device_at?: string;
  state?: "invited" | "waiting" | "admitted" | "removed";
}

export interface Door extends BaseRecord {
  type: "door";
  open: boolean;
  code: string;
  url: string;
}

/** Display settings of a person (own ones, and the child's for its guide). */
export interface Settings extends BaseRecord {
  type: "settings";
  person: string;
  text_size: number;
  letters: "plain" | "dyslexic";
  contrast: "plain" | "high";
  motion: "plain" | "still";
  hand: "right" | "left";
  scanning: number;
  language: string | null;
  locked: boolean;
}

export interface Signal extends BaseRecord {
  type: "signal";
  kind: "stop" | "unclear" | "hand" | "help" | "leave" | "talk";
  person?: string;
  at: string;
  /** who answered that they are coming */
  answered_by?: string;
}

/** who spoke or stuck a card in a step; only for the facilitator */
export interface SpeakingTurn extends BaseRecord {
  type: "turn";
  person: string;
  step: number;
}

export interface Me {
  person: string;
  role: Role;
  may: string[];
}
