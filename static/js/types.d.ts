/* The shapes of the wire contract (docs/protocol.md, section 3 to 5). Only types: nothing here runs. */

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

export interface BaseRecord {
  id: string;
  type: string;
  rev: number;
}

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
  /** the sound of a song that somebody brought */
  media?: string | null;
  /** what a piece is varied by: the same on all devices */
  seed?: number;
  /** when it would have begun, had it played without a rest */
  started_at?: string | null;
  /** seconds into it where it rests */
  at?: number;
  /** whose device is the room's sound; nobody's: the display */
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
export interface LarderThing {
  id: string;
  label: string;
  picture: string;
}

export interface Snack extends LarderThing {
  group: "fruit" | "savoury" | "sweet" | "drink";
  allergens: string[];
}

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

/** Who hung a card or had the word in which step; only the facilitator gets it. */
export interface Turn extends BaseRecord {
  type: "turn";
  person: string;
  step: number;
}

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

export interface Signal extends BaseRecord {
  type: "signal";
  kind: "stop" | "unclear" | "hand" | "help" | "leave";
  person?: string;
  at: string;
  /** Who told the person that they are coming. */
  answered_by?: string;
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
export interface EarlierAnswer {
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
export interface Book extends BaseRecord {
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
  kept: boolean;
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

export type Reach = "child" | "guide" | "tells" | "facilitator";

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
  reach?: Reach;
  told?: boolean;
  attempt?: string | null;
}

/** A message waits for this step; what the facilitator knows of it. */
export interface Envelope extends BaseRecord {
  type: "envelope";
  step: number;
}

export interface SheetExample {
  ask: string;
  suggest: string[];
}

export interface SheetQuestion {
  id: string;
  heading: string;
  paper: string;
  shape: "open" | "this_or_that" | "faces";
  kinds: ("words" | "symbols" | "drawing" | "picture" | "voice")[];
  ask: string;
  /** only the guide's device has them */
  prompts?: string[];
  suggest: string[];
  example: SheetExample | null;
}

/** A sheet of the profile in the person's language. */
export interface ProfileSheet {
  id: string;
  title: string;
  ages: [number, number] | null;
  spoken_for: boolean;
  reading: "none" | "first" | "fluent";
  tiles: number;
  questions: SheetQuestion[];
}

export type AnyRecord = Meeting | Person | Paper | Card | Turn | Signal | Door | Settings | Song | Wishes | BaseRecord;

export interface Me {
  person: string;
  role: Role;
  may: string[];
}

export interface Sync {
  ok: true;
  seq: number;
  me: Me;
  full: boolean;
  records: AnyRecord[];
  removed: string[];
  now: string;
  /** Where a whole wall that comes in pieces goes on. */
  more?: string;
}

export interface StrokesPatch {
  card: string;
  rev: number;
  add?: Stroke[];
  drop?: string[];
}

export interface Patch {
  prev: number;
  seq: number;
  records: AnyRecord[];
  removed: string[];
  strokes?: StrokesPatch[];
  by?: string | null;
  op?: string | null;
}

export type Args = Record<string, unknown>;

export interface Command {
  op: string;
  cmd: string;
  args: Args;
}

/** A command in the outbox. `settled` carries the answer's seq until the replica has caught up with it. */
export interface Entry extends Command {
  scope: string;
  order: number;
  settled?: number;
  held?: boolean;
  tries?: number;
  /** of a decision: what was on the screen, by the record's id; it stays on this device */
  shown?: [id: string, sight: string][];
}

export interface Answer {
  ok: boolean;
  op: string;
  seq?: number;
  again?: boolean;
  code?: string;
  message?: string;
  /** of `too_many`: does it pass by waiting? */
  retry?: boolean;
  /** of an upload: the page belongs to another session by now */
  stale?: boolean;
  /** the page was made for somebody else than who is in this browser now */
  another?: boolean;
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

/** A picture or sound as it is sent. `about` are further fields of the form. */
export interface Parcel {
  bytes: ArrayBuffer;
  mime: string;
  about?: Record<string, string>;
}

/** A parcel that is not on the wall yet, with the arguments of the command that will hang it. `url` shows it here. */
export interface Upload extends Parcel {
  scope: string;
  order: number;
  op: string;
  /** what hangs it, `card.stick` unless it says otherwise */
  cmd?: string;
  args: Args;
  url?: string;
  tries?: number;
}

/** What the fields of one place hold. */
export interface DraftValue {
  text: string;
  colour?: string;
  paper?: string;
  /** these are the child's own words */
  childs?: boolean;
}

/** A half-written text as it is kept on this device. */
export interface Draft {
  scope: string;
  op: string;
  order: number;
  place: string;
  value: DraftValue;
}

/** What keeps the outbox (or the uploads, or the drafts) over a reload. */
export interface Keeper<E extends { scope: string; op: string; order: number } = Entry> {
  /** is everything that was given on this device's disk, or on its way there without trouble? */
  durable: boolean;
  /** called when `durable` or what it holds has changed */
  changed: () => void;
  load(scope: string): Promise<E[]>;
  /** settled when it is on disk, or not wanted any more */
  put(entry: E): Promise<void>;
  drop(op: string): Promise<void>;
  /** is it on disk now? */
  holds(op: string): boolean;
  clear(scope: string): Promise<void>;
}

/** What carries commands to the server; the only side effect of the state. */
export interface Link {
  connected: boolean;
  send(command: Command): Promise<Answer>;
  sync(since: number, after?: string): Promise<Sync>;
  live(event: Record<string, unknown>): void;
}

/** What carries pictures and sounds, and where they are kept until it has. */
export interface Courier {
  keeper: Keeper<Upload>;
  /** Rejects when no answer came. */
  send(upload: Upload, progress: (part: number) => void, signal: AbortSignal): Promise<Answer & { id?: string }>;
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

export interface Page {
  conference: string;
  screen: string;
  screens?: string[];
  lang: string;
  person: { id: string; name: string; role: Role };
  csrf?: string;
  /** code → its own name */
  languages?: Record<string, string>;
  /** the address of the picture dictionary */
  symbols: string;
  tunes?: PageTune[];
  /** the address of what the screen says at first, and of what it says later */
  messages: string;
  later?: string;
  joinUrl?: string;
}
