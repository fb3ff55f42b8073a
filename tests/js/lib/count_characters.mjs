/* Counts as the browser does: a JSON list of texts a line in, a list of [characters, characters over 20] a line out. */
import { createInterface } from "node:readline";
import process from "node:process";
import { charactersOver, countCharacters } from "../../../static/js/lib/i18n/counting.js";

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(JSON.parse(line).map((/** @type {string} */ text) => [countCharacters(text), charactersOver(text, 20)]))}\n`);
