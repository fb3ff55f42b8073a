// The child's one-page profile: its answers under headings.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
/** @import { Card, Consent } from "../../types.d.ts" */
/** @import { Content } from "../workbook/answer/answer_content.js" */
import { button, el } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { answerPieces } from "../workbook/answer/answer_content.js";

/**
 * @typedef {Content & { asked: string, question?: string, heading?: string, consent?: Consent, said_by?: string | null,
 * speaker?: string | null, now?: boolean }} Entry
 */

/**
 * The three headings of a one-page profile, what belongs under each, and the rest.
 * @type {{ name: string, icon: IconName, words: () => string, of: string[] }[]}
 */
const HEADINGS = [
  { name: "appreciate", icon: "star", words: () => t("What people appreciate about me"), of: ["appreciate", "like"] },
  { name: "important", icon: "house", words: () => t("What is important to me"), of: ["important", "people"] },
  { name: "support", icon: "life-buoy", words: () => t("How best to support me"), of: ["support", "stop", "untold"] },
  {
    name: "rest",
    icon: "sticky-note",
    words: () => t("And also"),
    of: ["music", "snacks", "place", "part", "wishes", ""],
  },
];
/** @type {Record<string, [IconName, () => string]>} */
const SEEN = {
  wall: ["sticky-note", () => t("On the wall")],
  minutes: ["file-text", () => t("In the minutes too")],
  lead: ["eye", () => t("Whoever leads the meeting, too")],
  me: ["users", () => t("Only me and my guide")],
};

/**
 * The one-page profile as a page. With `open` each entry leads to its question, and shows who may see it.
 * @param {Entry[]} entries @param {AppContext} app @param {{ name: string, spokenFor?: boolean, open?: (question:
 * string) =>
 * void }} how
 */
export function profileOnWall(entries, app, { name, spokenFor = false, open }) {
  const heads = HEADINGS.map((heading) => ({
    heading,
    these: entries.filter(({ heading: of = "" }) => heading.of.includes(of)),
  }));
  const columns = heads
    .filter(({ heading, these }) => heading.name !== "rest" || these.length > 0)
    .map(({ heading, these }) =>
      el(
        "section",
        { class: `profile-part profile-part--${heading.name}` },
        el("h3", {}, icon(heading.icon), el("span", {}, heading.words())),
        ...these.map((entry) => line(entry, app, open)),
      ),
    );
  const marked = spokenFor ? el("p", { class: "profile-marked" }, t("Filled in by people who know me")) : null;
  return el(
    "article",
    { class: "profile-on-wall" },
    el("h2", { class: "profile-name", tabindex: "-1" }, icon("star"), el("span", {}, name)),
    marked,
    el("div", { class: "profile-parts" }, ...columns),
  );
}

/** @param {Entry} entry @param {AppContext} app @param {((question: string) => void) | undefined} open */
function line(entry, app, open) {
  const asked = el("p", { class: "profile-asked" }, entry.asked);
  const said = el("div", { class: "profile-said" }, ...answerPieces(entry, app, { touched: !open }));
  const child = app.store.people.find(({ role }) => role === "child")?.id;
  const other = entry.speaker || (entry.said_by && entry.said_by !== child ? app.nameOf(entry.said_by) : "");
  const by = other ? el("p", { class: "profile-by" }, other) : null;
  if (!open) return el("div", { class: "profile-line" }, asked, said, by);
  const [name, words] = SEEN[entry.consent ?? "me"];
  const seen = el(
    "span",
    { class: "profile-seen", title: words() },
    icon(name),
    el("span", { class: "visually-hidden" }, words()),
  );
  return button(
    { class: "profile-line profile-line--open", "data-consent": entry.consent ?? "me", "data-same": entry.now },
    () => open(entry.question ?? ""),
    asked,
    said,
    by,
    seen,
  );
}

/** A card of the profile as an entry of the page. @param {Card} card @returns {Entry} */
export function entryOf({ id, asked = "", heading = "", text, symbols, strokes, album, colour, said_by }) {
  return { id, asked, heading, text: text ?? "", symbols, strokes, album, colour: colour ?? "sun", said_by };
}
