// Commands, patches, uploads, and what is kept on the device.
import type { Meeting, Song, Wishes } from "./meeting.d.ts";
import type { Door, Me, Person, Role, Settings, Signal, SpeakingTurn } from "./people.d.ts";
import type { Card, PageTune, Paper, Stroke } from "./wall.d.ts";

export interface BaseRecord {
  id: string;
  type: string;
  rev: number;
}

export type AnyRecord =
  Meeting | Person | Paper | Card | SpeakingTurn | Signal | Door | Settings | Song | Wishes | BaseRecord;

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
  paused?: boolean;
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

/** A picture or sound as it is sent. `about` are further fields of the form. */
export interface MediaFile {
  bytes: ArrayBuffer;
  mime: string;
  about?: Record<string, string>;
}

/**
 * A mediaFile that is not on the wall yet, with the arguments of the command that will hang it. `url` shows it here.
 */
export interface Upload extends MediaFile {
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
export interface CommandStorage<E extends { scope: string; op: string; order: number } = Entry> {
  /** is everything that was given on this device's disk, or on its way there without trouble? */
  durable: boolean;
  /** called when `durable` or what it holds has changed */
  changed: () => void;
  load(scope: string): Promise<E[]>;
  /** settled when it is on disk, or not wanted any more */
  saveEntry(entry: E): Promise<void>;
  deleteEntry(op: string): Promise<void>;
  /** is it on disk now? */
  isSaved(op: string): boolean;
  clear(scope: string): Promise<void>;
}

/** What carries commands to the server; the only side effect of the state. */
export interface ServerConnection {
  connected: boolean;
  send(command: Command): Promise<Answer>;
  sync(since: number, after?: string): Promise<Sync>;
  live(event: Record<string, unknown>): void;
}

/** What carries pictures and sounds, and where they are kept until it has. */
export interface UploadClient {
  storage: CommandStorage<Upload>;
  /** Rejects when no answer came. */
  send(upload: Upload, progress: (part: number) => void, signal: AbortSignal): Promise<Answer & { id?: string }>;
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
