// Writes the translated messages of each screen and language as JSON files.
import { mkdir, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "smol-toml";
import { hashedFileWriter } from "./build_kept.mjs";
import { keyOf } from "./lib/i18n/i18n.js";

/** @typedef {{ msgid: string, msgstr: string, scripts: string[] }} Message */
/**
 * @typedef {{ now: string[], later: string[] }} Sources source files imported statically and lazily
 */

const SCREEN = /^screens\/(\w+)\.js$/;

/**
 * Writes `messages/<screen>.<language>.json` for static imports and `messages/<screen>-later.<language>.json` for lazy
 * ones.
 * @param {{ translations: string, papers: string, dist: string }} places
 * @param {Record<string, Sources>} sources by the name of the script
 * @returns {Promise<[string, string][]>} logical name → file below `dist`
 */
export async function writeMessages({ translations, papers, dist }, sources) {
  await mkdir(join(dist, "messages"), { recursive: true });
  const keep = hashedFileWriter(dist, "messages");
  const screens = Object.entries(sources).flatMap(([name, files]) => {
    const screen = SCREEN.exec(name)?.[1];
    return screen ? [{ screen, files }] : [];
  });
  const languages = (await readdir(translations, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const made = languages.map(async ({ name: language }) => {
    const messages = messagesIn(await readFile(join(translations, language, "LC_MESSAGES/messages.po"), "utf8"));
    const titles = await paperTitles(papers, language);
    return screens.flatMap(({ screen, files }) => {
      const now = { ...titles, ...messagesOfScripts(messages, files.now) };
      const later = Object.entries(messagesOfScripts(messages, files.later)).filter(([key]) => !(key in now));
      return [
        keep(`${screen}.${language}`, "json", JSON.stringify(now)),
        keep(`${screen}-later.${language}`, "json", JSON.stringify(Object.fromEntries(later))),
      ];
    });
  });
  return Promise.all((await Promise.all(made)).flat());
}

/**
 * @param {readonly Message[]} messages
 * @param {readonly string[]} files
 * @returns {Record<string, string>} by short keys
 */
function messagesOfScripts(messages, files) {
  const ours = new Set(files);
  const said = messages.filter(({ scripts }) => scripts.some((script) => ours.has(script)));
  return Object.fromEntries(said.map(({ msgid, msgstr }) => [keyOf(msgid), msgstr]));
}

/** Messages of scripts that read otherwise than their msgid. @param {string} po the file @returns {Message[]} */
export function messagesIn(po) {
  return po
    .split(/\n{2,}/)
    .map(messageIn)
    .filter(({ msgid, msgstr, scripts }) => msgid && msgstr && msgstr !== msgid && scripts.length > 0);
}

/** @param {string} entry a paragraph of the PO file @returns {Message} */
function messageIn(entry) {
  const found = { msgid: "", msgstr: "" };
  /** @type {string[]} */
  const scripts = [];
  let field = "";
  for (const line of entry.split("\n")) {
    if (line.startsWith("#: "))
      scripts.push(
        ...line
          .slice(3)
          .split(/\s+/)
          .filter((place) => place.startsWith("static/js/")),
      );
    const [, name = field, text] = /^(?:(\w+) )?(".*")$/.exec(line) ?? [];
    if (text === undefined) continue;
    field = name;
    if (field === "msgid" || field === "msgstr") found[field] += JSON.parse(text);
  }
  return { ...found, scripts: scripts.map((place) => place.replace(/:\d+$/, "")) };
}

/**
 * @typedef {{ title: Record<string, string>, former?: Record<string, string[]> }} PaperTitles
 */

/**
 * Titles of papers in other languages → in this one, because a reader's language may differ from the language in which
 * the conference was created. A conference keeps its titles, so former ones are known, too, and in its own language a
 * former title stays. The server reports errors of the file.
 * @param {string} file
 * @param {string} language
 * @returns {Promise<Record<string, string>>}
 */
async function paperTitles(file, language) {
  try {
    const { paper } = /** @type {{ paper: PaperTitles[] }} */ (
      /** @type {unknown} */ (parse(await readFile(file, "utf8")))
    );
    return Object.fromEntries(paper.flatMap((one) => titlePairs(one, language)));
  } catch {
    return {};
  }
}

/** @param {PaperTitles} paper @param {string} language @returns {[string, string][]} key of a title → the title here */
export function titlePairs({ title, former = {} }, language) {
  const titlesIn = (/** @type {string} */ one) => [title[one], ...(former[one] ?? [])];
  const own = titlesIn(language);
  return Object.keys(title)
    .flatMap(titlesIn)
    .filter((other) => !own.includes(other))
    .map((other) => [keyOf(other), title[language]]);
}
