// A block of a step: what a person can do in it now, with a heading that can be read aloud.
/** @import { AppContext } from "../../context.js" */
import { el, setText } from "../../lib/dom/dom.js";
import { speaker } from "../base/reading_speaker.js";

/**
 * In whose name a block answers: the person's own, or that of somebody without a device.
 * @typedef {{ person: () => string | undefined, saidBy: () => { said_by?: string } }} Voice
 */

/**
 * @typedef {{ element: HTMLElement, show: () => void, waits: () => boolean }} Act `waits`: the person has not answered
 * yet
 */

/** @param {string} name its class @param {...(Node | string | null)} content */
export function act(name, ...content) {
  const heading = el("h3", { class: "act-title" });
  const about = el("p", { class: "act-about" });
  const body = el("div", { class: "act-body" }, ...content);
  const aloud = speaker(() => [heading, about, body]);
  const element = el(
    "section",
    { class: `act act--${name}`, hidden: true },
    el("div", { class: "act-head" }, heading, aloud),
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
  return symbol ? el("img", { class: "act-picture", alt: "", src: app.symbols.picture(symbol) }) : null;
}

/** The first picture of these cards. @param {AppContext} app @param {readonly string[]} cards */
export function pictureOfCards(app, cards) {
  const symbol = cards.map((id) => app.store.card(id)?.symbol).find(Boolean);
  return symbol ? pictureOf(app, symbol) : null;
}
