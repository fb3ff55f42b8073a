// Types of what the child arranges before the meeting.
import type { BaseRecord } from "./sync.d.ts";

/** Something arranged by the child and its guide. `known`: released to those who prepare and lead the meeting. */
export interface Arrangement extends BaseRecord {
  known: boolean;
  told: boolean;
  attempt: string | null;
}

export type GuestWish = "" | "come" | "unsure" | "not";

/** The child's wish about one person and the organizer's answer. With a `name`: a person who is not invited yet. */
export interface Guest {
  id: string;
  wish: GuestWish;
  name: string;
  symbol: string;
  /** it concerns a person who reads the wishes, so only child and guide see it */
  recordOrDefault: boolean;
  answer: "" | "yes" | "no";
  reason: string;
  /** the child has not read the answer yet */
  unheard: boolean;
}

export interface Guests extends Arrangement {
  type: "guests";
  guests: Guest[];
}

/** Chair 0 is the middle of the bend; negative chairs are on the left. */
export interface Seat {
  chair: number;
  person: string;
}

export interface Seats extends Arrangement {
  type: "seats";
  seats: Seat[];
}

export type Way = "" | "self" | "guide" | "messages";

export type Souvenir = "page" | "cards" | "plan" | "photo" | "nothing";

/** How the child takes part, who speaks for it, and what it takes home. */
export interface Part extends Arrangement {
  type: "part";
  way: Way;
  speaker: string | null;
  home: Souvenir[];
}

/** Ids of snacks that the child wishes. */
export interface SnackWishes extends BaseRecord {
  type: "snacks";
  me: string[];
  everybody: string[];
  never: string[];
  words: string;
}

export type SnackPlace = "me" | "everybody" | "never";

/** What the child must not eat, as it said and as the organizer was told. */
export interface Allergies extends BaseRecord {
  type: "allergies";
  person: string;
  allergens: string[];
  words: string;
  heard: string[];
  heard_words: string;
  none: boolean;
}

/** An item of the catalogue; `picture` is a symbol id. */
export interface CatalogueItem {
  id: string;
  label: string;
  picture: string;
}

export interface Snack extends CatalogueItem {
  group: "fruit" | "savoury" | "sweet" | "drink";
  allergens: string[];
}
