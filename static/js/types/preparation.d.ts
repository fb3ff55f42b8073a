// What the child arranges before the meeting.
import type { BaseRecord } from "./sync.d.ts";

/** Something that the child and its guide arrange. `known`: those who prepare and lead the meeting may know of it. */
export interface Arrangement extends BaseRecord {
  known: boolean;
  told: boolean;
  attempt: string | null;
}

export type GuestWish = "" | "come" | "unsure" | "not";

/** What the child wishes about one person, and what the organizer answers. With a `name`: nobody invited them yet. */
export interface Guest {
  id: string;
  wish: GuestWish;
  name: string;
  symbol: string;
  /** it is about somebody who reads the wishes, so it stays between child and guide */
  recordOrDefault: boolean;
  answer: "" | "yes" | "no";
  reason: string;
  /** the child has not come to the answer yet */
  unheard: boolean;
}

export interface Guests extends Arrangement {
  type: "guests";
  guests: Guest[];
}

/** Chair 0 is the middle of the U's bend; less lies to the left, more to the right. */
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

/** How the child takes part, who speaks for it, what goes home with it. */
export interface Part extends Arrangement {
  type: "part";
  way: Way;
  speaker: string | null;
  home: Souvenir[];
}

/** What the child wishes to eat and drink, by ids of the catalogue. */
export interface SnackWishes extends BaseRecord {
  type: "snacks";
  me: string[];
  everybody: string[];
  never: string[];
  words: string;
}

export type SnackPlace = "me" | "everybody" | "never";

/** What the child must not eat: as it said, and as the organizer heard. */
export interface Allergies extends BaseRecord {
  type: "allergies";
  person: string;
  allergens: string[];
  words: string;
  heard: string[];
  heard_words: string;
  none: boolean;
}

/** One thing of the larder; `picture` is a symbol's id. */
export interface CatalogueItem {
  id: string;
  label: string;
  picture: string;
}

export interface Snack extends CatalogueItem {
  group: "fruit" | "savoury" | "sweet" | "drink";
  allergens: string[];
}
