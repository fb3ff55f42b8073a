// Counts characters as the browser does, for the comparison with the server: reads JSON lists of texts, one a line,
// and prints for each list [characters, characters above a limit of 20] for every text.
import { createInterface } from "node:readline";
import process from "node:process";
import { charactersOver, countCharacters } from "../../../static/js/lib/i18n/counting.js";

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(
    `${JSON.stringify(JSON.parse(line).map((/** @type {string} */ text) => [countCharacters(text), charactersOver(text, 20)]))}\n`,
  );
