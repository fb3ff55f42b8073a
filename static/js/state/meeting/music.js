// The music of the meeting: songs, volume, and the device that plays it.
/** @import { AnyRecord, Args, Meeting, Music, Song, Wishes } from "../../types.d.ts" */
/** @import { Store } from "../core/store.js" */

const SOUND_HOLDER_KEY = "ipk-room-sound";
/** Change of volume by one tap. */
const STEP = 15;

/** @type {Music} */
const SILENCE = { tune: "", playing: false, volume: 30 };

/** @param {Store} store */
export function musicOf(store) {
  return store.meeting?.music ?? SILENCE;
}

/** Position in the tune in seconds. @param {Music} music @param {number} now milliseconds of the server's clock */
export function elapsed({ playing, started_at: began, at }, now) {
  return playing && began ? Math.max((now - Date.parse(began)) / 1000, 0) : (at ?? 0);
}

/** Uploaded songs, oldest first. @param {Store} store */
export function songsOf(store) {
  return /** @type {Song[]} */ ([...store.view.values()].filter((record) => record.type === "song"));
}

/** @param {Store} store @returns {Wishes | undefined} */
export function wishesOf(store) {
  return /** @type {Wishes | undefined} */ ([...store.view.values()].find((record) => record.type === "wishes"));
}

/** The next volume up or down, 5 to 100. @param {Music} music @param {-1 | 1} way */
export function volumeBeside({ volume }, way) {
  return Math.min(Math.max(volume + way * STEP, 5), 100);
}

/** @param {Store} store @param {string} id */
function isHere(store, id) {
  return store.here?.has(id) ?? store.person(id)?.here ?? false;
}

/** Is a display connected? @param {Store} store */
export function displayIsHere(store) {
  return store.people.some(({ id, role }) => role === "display" && isHere(store, id));
}

/**
 * The person whose device plays the music, "" for the display. A person who left does not count.
 * @param {Store} store
 */
export function soundHolder(store) {
  const { sound } = musicOf(store);
  return sound && isHere(store, sound) ? sound : "";
}

/**
 * Does this device play the music? The display does, or the device of a person that took it over.
 * @param {Store} store
 * @param {Storage} storage of this tab
 */
export function soundsHere(store, storage) {
  const holder = soundHolder(store);
  if (!holder) return store.me?.role === "display";
  return holder === store.me?.person && storage.getItem(SOUND_HOLDER_KEY) === holder && store.online;
}

/**
 * Makes this device play the music, or gives it back to the display.
 * @param {Store} store
 * @param {boolean} here
 * @param {Storage} storage
 */
export function takeSound(store, here, storage) {
  if (here) storage.setItem(SOUND_HOLDER_KEY, store.me?.person ?? "");
  else storage.removeItem(SOUND_HOLDER_KEY);
  store.do("music.room", { here });
}

/**
 * Predicts the result of a music command until the server answers.
 * @param {Map<string, AnyRecord>} records
 * @param {string} cmd
 * @param {Args} args
 */
export function predictMusic(records, cmd, args) {
  const meeting = /** @type {Meeting | undefined} */ ([...records.values()].find(({ type }) => type === "meeting"));
  if (!meeting?.music) return;
  const changes = new Map([
    ["music.play", { playing: true, tune: args.tune || meeting.music.tune }],
    ["music.pause", { playing: false }],
    ["music.volume", { volume: Number(args.volume) }],
  ]);
  records.set(meeting.id, /** @type {Meeting} */ ({ ...meeting, music: { ...meeting.music, ...changes.get(cmd) } }));
}
