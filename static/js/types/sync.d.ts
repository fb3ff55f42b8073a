// Types of commands, patches and uploads, and of what is stored on the device.
import type { EvaluationQuestion, Meeting, RuleText, Song, StepText, Wishes } from "./meeting.d.ts";
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
  /** continuation token of a snapshot in pieces */
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

/**
 * A command in the outbox. `settled` is the answer's seq until the replica contains the change; `paused` waits for the
 * wall.
 */
export interface Entry extends Command {
  scope: string;
  order: number;
  settled?: number;
  paused?: boolean;
  tries?: number;
  /** of a decision: fingerprints of what was on the screen, by record id; not sent */
  shown?: [id: string, sight: string][];
}

export interface Answer {
  ok: boolean;
  op: string;
  seq?: number;
  again?: boolean;
  code?: string;
  message?: string;
  /** of `too_many`: is a retry worthwhile? */
  retry?: boolean;
  /** of an upload: the page belongs to an ended session */
  stale?: boolean;
  /** the browser now belongs to another person than the page */
  another?: boolean;
}

/** The bytes of a picture or sound. `about`: further form fields. */
export interface MediaFile {
  bytes: ArrayBuffer;
  mime: string;
  about?: Record<string, string>;
}

/** A file that is not uploaded yet, with the arguments of the command that uses it. `url`: its object URL. */
export interface Upload extends MediaFile {
  scope: string;
  order: number;
  op: string;
  /** the command, `card.stick` by default */
  cmd?: string;
  args: Args;
  url?: string;
  tries?: number;
}

/** The content of a draft. */
export interface DraftValue {
  text: string;
  colour?: string;
  paper?: string;
  /** these are the child's own words */
  childs?: boolean;
}

/** A draft as stored on the device. */
export interface Draft {
  scope: string;
  op: string;
  order: number;
  place: string;
  value: DraftValue;
}

/** Storage of the outbox, the uploads or the drafts over a reload. */
export interface CommandStorage<E extends { scope: string; op: string; order: number } = Entry> {
  /** is everything on disk, or being written without trouble? */
  durable: boolean;
  /** called when `durable` or the set of saved entries has changed */
  changed: () => void;
  load(scope: string): Promise<E[]>;
  /** resolves when it is on disk or no longer needed */
  saveEntry(entry: E): Promise<void>;
  deleteEntry(op: string): Promise<void>;
  /** is it on disk? */
  isSaved(op: string): boolean;
  clear(scope: string): Promise<void>;
}

/** Sends commands to the server; the only side effect of the state. */
export interface ServerConnection {
  connected: boolean;
  send(command: Command): Promise<Answer>;
  sync(since: number, after?: string): Promise<Sync>;
  live(event: Record<string, unknown>): void;
}

/** Uploads files, and stores them until they are uploaded. */
export interface UploadClient {
  storage: CommandStorage<Upload>;
  /** Rejects without an answer. */
  send(upload: Upload, progress: (part: number) => void, signal: AbortSignal): Promise<Answer & { id?: string }>;
}

export interface Page {
  conference: string;
  screen: string;
  screens?: string[];
  lang: string;
  person: { id: string; name: string; role: Role };
  csrf?: string;
  /** language code → its own name */
  languages?: Record<string, string>;
  /** URL of the picture dictionary */
  symbols: string;
  tunes?: PageTune[];
  /** the nine steps in their order */
  steps?: StepText[];
  rules?: RuleText[];
  evaluation?: EvaluationQuestion[];
  /** URLs of the messages of static and of lazy imports */
  messages: string;
  later?: string;
  joinUrl?: string;
}
