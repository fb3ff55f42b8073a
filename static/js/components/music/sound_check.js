// Checks on this device whether a sound file can be played and is short enough.
import { lookAt, LONGEST_SECONDS } from "../voice/voice_recorder.js";

/** The same as on the server (ipk/domain/kernel/media.py). */
export const MOST_BYTES = 12 * 1024 * 1024;
/** Recorders stop a little late. */
const GRACE_S = 5;
/** How long a browser may take to find out what a file is. */
const PATIENCE_MS = 5000;
/** What a browser has recorded it plays. */
const OWN = { plays: true, video: false, seconds: 0 };

/**
 * What is known of a sound before it is hung.
 *
 * @typedef {"" | "big" | "video" | "long"} Refusal
 * @typedef {{ refusal: Refusal, wave: string, plays: boolean }} Checked `wave` is "" when this browser cannot read it
 */

/**
 * What the server would refuse is refused before anybody has listened to it. A browser may know less than the server:
 * what it cannot play at all may still be hung, and whoever hangs it is told.
 * @param {Blob} sound @param {boolean} recorded just now, by this browser @returns {Promise<Checked>}
 */
export async function checkSound(sound, recorded) {
  if (sound.size > MOST_BYTES) return { refusal: "big", wave: "", plays: false };
  const { plays, video, seconds } = recorded ? OWN : await playingOf(sound);
  // What says that it is long is not decoded here: an hour of samples would fill a phone's memory.
  const refusal = video ? "video" : isLong(seconds) ? "long" : "";
  if (refusal) return { refusal, wave: "", plays };
  const heard = await lookAt(sound).catch(() => ({ wave: "", seconds: 0 }));
  return { refusal: isLong(heard.seconds) ? "long" : "", wave: heard.wave, plays };
}

/** @param {number} seconds */
function isLong(seconds) {
  return seconds > LONGEST_SECONDS + GRACE_S;
}

/**
 * Does this browser play it, is there something to see in it, and how long does it say it is (0: it does not)?
 * @param {Blob} sound @returns {Promise<{ plays: boolean, video: boolean, seconds: number }>}
 */
function playingOf(sound) {
  const screen = document.createElement("video");
  const address = URL.createObjectURL(sound);
  screen.preload = "metadata";
  screen.muted = true;
  screen.playsInline = true;
  return new Promise((resolve) => {
    const tell = (/** @type {boolean} */ plays) => {
      clearTimeout(patience);
      const { videoWidth, duration } = screen;
      resolve({ plays, video: videoWidth > 0, seconds: Number.isFinite(duration) ? duration : 0 });
      screen.removeAttribute("src");
      screen.load();
      URL.revokeObjectURL(address);
    };
    const patience = setTimeout(() => tell(true), PATIENCE_MS);
    screen.addEventListener("loadedmetadata", () => tell(true), { once: true });
    screen.addEventListener("error", () => tell(false), { once: true });
    screen.src = address;
  });
}

/** The kind under which it travels and is played here: a phone calls its own recordings films. @param {Blob} sound */
export function soundKind({ type }) {
  const [family, kind] = type.split(";")[0].split("/");
  return family === "audio" || family === "video" ? `audio/${kind}` : "audio/mpeg";
}
