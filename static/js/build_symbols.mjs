// Extracts the pictures of the symbol catalogue from the OpenMoji package and writes the dictionary of each language.
import { mkdir, readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "smol-toml";
import { hashedFileWriter } from "./build_kept.mjs";

const require = createRequire(import.meta.url);

/**
 * @typedef {{ id: string, openmoji: string } & Record<string, string[]>} Entry one symbol; per language its label and
 * other words
 * @typedef {{ id: string, group: Record<string, string>, symbol: Entry[] }} Group
 */

/**
 * Writes each picture as a file, all pictures in one file, and for each language the names of groups and pictures.
 * @param {string} catalogues the folder with a file for each group
 * @param {string} dist
 * @returns {Promise<[string, string][]>} logical name → file below `dist`
 */
export async function cutSymbols(catalogues, dist) {
  await mkdir(join(dist, "symbols"), { recursive: true });
  const groups = await readGroups(catalogues);
  const shapes = openmoji();
  const pictures = new Map(
    groups.flatMap(({ id, symbol }) => symbol.map((entry) => [entry.id, cut(id, entry, shapes)])),
  );
  const keep = hashedFileWriter(dist, "symbols");
  const files = await Promise.all([...pictures].map(([id, svg]) => keep(id, "svg", svg)));
  const hashes = new Map(files.map(([name, file]) => [name.slice("symbols/".length, -".svg".length), hashIn(file)]));
  const all = await keep("pictures", "json", JSON.stringify(Object.fromEntries(pictures)));
  const languages = Object.keys(groups[0].group).filter((name) => name !== "picture");
  const names = languages.map((language) =>
    keep(language, "json", JSON.stringify(named(groups, language, hashes, all[1]))),
  );
  return [...files, all, ...(await Promise.all(names))];
}

/**
 * Writes the pictures of the pieces of music. The server reports errors of the file; here a faulty piece has no
 * picture.
 * @param {string} file
 * @param {string} dist
 * @returns {Promise<[string, string][]>}
 */
export async function cutTunes(file, dist) {
  await mkdir(join(dist, "tunes"), { recursive: true });
  const pieces = (await readFile(file, "utf8")).matchAll(
    /^\[\[piece\]\]\s+id = "([a-z0-9-]+)"\s+openmoji = "([0-9A-F-]+)"/gm,
  );
  const shapes = openmoji();
  const keep = hashedFileWriter(dist, "tunes");
  const known = [...pieces].filter(([, , hexcode]) => shapes(hexcode));
  return Promise.all(known.map(([, id, hexcode]) => keep(id, "svg", cut(file, { id, openmoji: hexcode }, shapes))));
}

/** @param {string} folder @returns {Promise<Group[]>} in the order of file names */
async function readGroups(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".toml")).sort();
  return Promise.all(
    files.map(async (file) => {
      const body = /** @type {Omit<Group, "id">} */ (
        /** @type {unknown} */ (parse(await readFile(join(folder, file), "utf8")))
      );
      return { ...body, id: file.replace(/^\d+-|\.toml$/g, "") };
    }),
  );
}

/**
 * @param {string} group
 * @param {{ id: string, openmoji: string }} entry
 * @param {(hexcode: string) => string | undefined} shapes
 */
function cut(group, { id, openmoji: hexcode }, shapes) {
  const body = shapes(hexcode);
  if (!body) throw new Error(`${group}: OpenMoji has no ${hexcode} (${id})`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">${body}</svg>`;
}

/**
 * The dictionary that `static/js/lib/symbols/symbols.js` reads. The words of a symbol are one list, label first, to
 * keep it small.
 * @param {Group[]} groups
 * @param {string} language
 * @param {Map<string, string>} hashes
 * @param {string} all
 */
function named(groups, language, hashes, all) {
  return {
    pictures: all.slice("symbols/".length),
    groups: groups.map(({ id, group, symbol }) => ({
      id,
      label: group[language],
      picture: group.picture,
      symbols: symbol.map((entry) => [entry.id, hashes.get(entry.id), ...entry[language]]),
    })),
  };
}

/** @param {string} file */
function hashIn(file) {
  return file.slice(file.lastIndexOf("-") + 1, file.lastIndexOf("."));
}

/** @returns {(hexcode: string) => string | undefined} hexcode → the body of its SVG */
function openmoji() {
  const names = /** @type {Record<string, string>} */ (require("@iconify-json/openmoji/chars.json"));
  const icons = /** @type {Record<string, { body: string }>} */ (require("@iconify-json/openmoji/icons.json").icons);
  return (hexcode) => icons[names[hexcode.toLowerCase()]]?.body;
}
