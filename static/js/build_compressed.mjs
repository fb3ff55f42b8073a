// Compresses built text files with Brotli and gzip, so that the server only chooses one (ipk/web/middleware/assets.py).
import { access, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pid } from "node:process";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TEXTS = /\.(js|css|svg|json)$/;
/** Smaller files fit into one packet anyway. */
const WORTH_IT = 1000;
const WAYS = [
  { ending: ".br", pack: (/** @type {Buffer} */ text) => promisify(brotliCompress)(text, BEST) },
  { ending: ".gz", pack: (/** @type {Buffer} */ text) => promisify(gzip)(text, { level: 9 }) },
];
const BEST = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

/**
 * @param {string} folder
 * @param {string[]} files built files with a hash in their names
 * @returns {Promise<string[]>} the names of the compressed files
 */
export async function compress(folder, files) {
  const texts = files.filter((file) => TEXTS.test(file));
  return (await Promise.all(texts.map((file) => compressOne(folder, file)))).flat();
}

/** @param {string} folder @param {string} file */
async function compressOne(folder, file) {
  const text = await readFile(join(folder, file));
  if (text.length < WORTH_IT) return [];
  return Promise.all(
    WAYS.map(async ({ ending, pack }) => {
      const name = file + ending;
      const there = await access(join(folder, name)).then(
        () => true,
        () => false,
      );
      if (!there) await writeAtomically(join(folder, name), await pack(text));
      return name;
    }),
  );
}

/** Writes a file atomically, because a running server may read it. @param {string} path @param {Buffer} content */
async function writeAtomically(path, content) {
  const draft = `${path}.${pid}`;
  await writeFile(draft, content);
  await rename(draft, path);
}
