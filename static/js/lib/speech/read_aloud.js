// Reads texts aloud with a voice of this device and highlights the spoken word.
import { languageOf, localVoice } from "./voices.js";

const LIGHT = "reading";
/** A pause between two texts. */
const BREATH = ". ";

/** @typedef {{ node: Text, at: number }} Piece a text node and its offset in the spoken text */

/** Reads one group of texts at a time, only on request. Dispatches `change`. */
class Reading extends EventTarget {
  /** The element that requested the current text. @type {unknown} */
  asker = null;
  /** @type {Element[]} */
  #lit = [];
  /**
   * Kept referenced: some browsers drop an unreferenced utterance without an `end` event.
   * @type {SpeechSynthesisUtterance | null}
   */
  #said = null;

  /**
   * Reads these texts, or stops if they are being read.
   * @param {unknown} asker
   * @param {Element[]} texts
   * @param {string} spoken language
   */
  toggle(asker, texts, spoken) {
    const again = this.asker === asker;
    this.stop();
    if (!again) this.#begin(asker, texts, spoken);
  }

  stop() {
    if (!this.asker) return;
    globalThis.speechSynthesis.cancel();
    this.#end();
  }

  /** @param {unknown} asker @param {Element[]} texts @param {string} spoken */
  #begin(asker, texts, spoken) {
    const { words, pieces } = collectText(texts);
    const language = languageOf(words, spoken);
    const voice = localVoice(language) ?? localVoice(spoken);
    if (!words || !voice) return;
    const said = new SpeechSynthesisUtterance(words);
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = 0.9;
    said.addEventListener("boundary", ({ charIndex }) => highlight(words, pieces, charIndex));
    for (const over of ["end", "error"]) said.addEventListener(over, () => this.#said === said && this.#end());
    this.asker = asker;
    this.#said = said;
    this.#lit = texts;
    for (const text of texts) text.toggleAttribute("data-read", true);
    this.#emitChange(true);
    globalThis.speechSynthesis.speak(said);
  }

  #end() {
    this.asker = null;
    this.#said = null;
    for (const text of this.#lit) text.toggleAttribute("data-read", false);
    this.#lit = [];
    globalThis.CSS?.highlights?.delete(LIGHT);
    this.#emitChange(false);
  }

  /** Announces reading, so that the music is lowered. @param {boolean} on */
  #emitChange(on) {
    document.dispatchEvent(new CustomEvent("ipk:reading", { detail: { on } }));
    this.dispatchEvent(new Event("change"));
  }
}

export const speechReader = new Reading();

/** The text to speak and the text nodes that it consists of. @param {Element[]} texts */
function collectText(texts) {
  let words = "";
  /** @type {Piece[]} */
  const pieces = [];
  for (const text of texts) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (!node.data.trim() || node.parentElement?.closest("button, [aria-hidden=true], [hidden]")) continue;
      if (words) words += BREATH;
      pieces.push({ node, at: words.length });
      words += node.data;
    }
  }
  return { words, pieces };
}

/**
 * Highlights the spoken word. Browsers without the Highlight API mark the whole text.
 * @param {string} words
 * @param {Piece[]} pieces
 * @param {number} at
 */
function highlight(words, pieces, at) {
  const { highlights } = globalThis.CSS ?? {};
  const piece = pieces.findLast(({ at: begin }) => begin <= at);
  if (!highlights || !piece?.node.isConnected) return;
  const begin = at - piece.at;
  const length = words.slice(at).match(/^[\p{L}\p{M}\p{N}'’-]+/u)?.[0].length ?? 1;
  if (begin >= piece.node.length) return;
  const range = new Range();
  range.setStart(piece.node, begin);
  range.setEnd(piece.node, Math.min(begin + length, piece.node.length));
  highlights.set(LIGHT, new Highlight(range));
}
