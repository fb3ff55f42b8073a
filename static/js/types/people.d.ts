// People, their settings and signals, as the server sends them.
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
  here?: boolean;
  hand_up?: boolean;
  /** a device of theirs stands in the lobby (facilitator and organizer see it) */
  knocking?: boolean;
  /** to be one more guide, to whom the child's guide has not said yes */
  circle_waits?: boolean;
  /** came with the room's code; some device of theirs is or was in (facilitator and organizer) */
  walk_in?: boolean;
  entered?: boolean;
  /** when a further device of theirs was let in (the child and its guide, of each other) */
  further_device_at?: string;
  state?: "invited" | "waiting" | "admitted" | "removed";
}

export interface Door extends BaseRecord {
  type: "door";
  open: boolean;
  code: string;
  url: string;
}

/** How somebody likes their screen (one's own, and the child's for its guide). */
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
  kind: "stop" | "unclear" | "hand" | "help" | "leave";
  person?: string;
  at: string;
  /** Who told the person that they are coming. */
  answered_by?: string;
}

/** Who hung a card or had the word in which step; only the facilitator gets it. */
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
