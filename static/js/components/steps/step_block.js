// A block of a step: what a person can do in it now, with a heading that can be read aloud.
/** @import { AppContext } from "../../context.js" */
import { el, setText } from "../../lib/dom/dom.js";
import { symbolOfWords } from "../../lib/symbols/symbol_search.js";
import { speaker } from "../base/reading_speaker.js";

/**
 * `waits`: the person has not answered yet.
 * @typedef {{ element: HTMLElement, show: () => void, waits: () => boolean }} StepBlock
 */

/** @param {string} name its class @param {...(Node | string | null)} content */
export function stepBlock(name, ...content) {
  const heading = el("h3", { class: "step-block-title" });
  const about = el("p", { class: "step-block-about" });
  const body = el("div", { class: "step-block-body" }, ...content);
  const aloud = speaker(() => [heading, about, body]);
  const element = el(
    "section",
    { class: `step-block step-block--${name}`, hidden: true },
    el("div", { class: "step-block-head" }, heading, aloud),
    about,
    body,
  );
  return {
    element,
    body,
    /** @param {string} title @param {string} [words] */
    say(title, words = "") {
      setText(heading, title);
      setText(about, words);
      about.hidden = !words;
    },
  };
}

/** A picture of the dictionary, or nothing. @param {AppContext} app @param {string} id */
export function pictureOf(app, id) {
  const symbol = app.symbols.get(id);
  return symbol ? el("img", { class: "step-block-picture", alt: "", src: app.symbols.picture(symbol) }) : null;
}

/**
 * The first picture of these cards, else one that the dictionary has for a word of the title: not everybody reads.
 * @param {AppContext} app @param {readonly string[]} cards @param {string} title
 */
export function pictureOfCards(app, cards, title) {
  const symbol = cards.map((id) => app.store.card(id)?.symbol).find(Boolean);
  return pictureOf(app, symbol ?? symbolOfWords(app.symbols.values(), title)?.id ?? "");
}
