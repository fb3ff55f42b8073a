// Builds what browsers get: static/js and static/css → static/dist, with content hashes and a manifest. Needs no network.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { parse } from "smol-toml";
import { compress } from "./build_compressed.mjs";

const require = createRequire(import.meta.url);
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const STATIC = join(ROOT, "static");
const DIST = join(STATIC, "dist");
const A_DAY_MS = 24 * 60 * 60 * 1000;
const FONTS = {
  andika: "@fontsource/andika/files",
  nunito: "@fontsource-variable/nunito/files",
  opendyslexic: "@fontsource/opendyslexic/files",
};

/** `./fonts/<file>` of our style sheets is a file of the font packages. @type {import("esbuild").Plugin} */
const fontsFromPackages = {
  name: "fonts-from-packages",
  setup(build) {
    build.onResolve({ filter: /^\.\/fonts\/.+\.woff2$/ }, async ({ path }) => {
      const folder = FONTS[/** @type {keyof typeof FONTS} */ (basename(path).split("-")[0])];
      return { path: join(ROOT, "node_modules", folder, basename(path)) };
    });
  },
};

/** An icon arrives as its shapes, [tag, attributes] each, so that no page has to read markup. @type {import("esbuild").Plugin} */
const iconsAsShapes = {
  name: "icons-as-shapes",
  setup(build) {
    build.onLoad({ filter: /lucide-static.icons.+\.svg$/ }, async ({ path }) => {
      const svg = await readFile(path, "utf8");
      const shapes = [...svg.matchAll(/^ {2}<(\w+) (.+?) \/>$/gm)].map(([, tag, attributes]) => [
        tag,
        Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
      ]);
      if (shapes.length === 0) throw new Error(`${path} has no shapes`);
      return { contents: JSON.stringify(shapes), loader: "json" };
    });
  },
};

async function bundle() {
  const scripts = [...(await listed("js/screens", ".js")), ...(await listed("js/doors", ".js"))];
  const result = await esbuild.build({
    entryPoints: [...scripts, join(STATIC, "css/index.css")].map((path) => ({
      in: path,
      out: knownAs(path).replace(/\.\w+$/, ""),
    })),
    outdir: DIST,
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2022", "safari16", "firefox115", "chrome109"],
    minify: true,
    sourcemap: false,
    legalComments: "linked",
    metafile: true,
    entryNames: "[dir]/[name]-[hash]",
    chunkNames: "chunks/[name]-[hash]",
    assetNames: "fonts/[name]-[hash]",
    loader: { ".woff2": "file" },
    plugins: [fontsFromPackages, iconsAsShapes],
    logLevel: "warning",
  });
  const outputs = Object.entries(result.metafile.outputs);
  return {
    names: outputs
      .filter(([, output]) => output.entryPoint)
      .map(([path, output]) => [knownAs(resolve(String(output.entryPoint))), slashed(relative(DIST, resolve(path)))]),
    files: outputs.map(([path]) => slashed(relative(DIST, resolve(path)))),
  };
}

/** What builds of other days left behind. Younger files stay: a server or a page that is still open may ask for them. @param {Set<string>} fresh */
async function removeStale(fresh) {
  const entries = await readdir(DIST, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  for (const path of paths.filter((path) => !fresh.has(slashed(relative(DIST, path))))) {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > A_DAY_MS) await rm(path, { force: true });
  }
}

/** The catalogue's symbols, cut out of the OpenMoji package. */
async function cutSymbols() {
  const catalogue = /** @type {{ symbol: { id: string, openmoji: string }[] }} */ (
    parse(await readFile(join(ROOT, "profiles/catalogues/symbols.toml"), "utf8"))
  );
  const pictures = openmoji();
  await mkdir(join(DIST, "symbols"), { recursive: true });
  return Promise.all(catalogue.symbol.map((symbol) => cutSymbol(symbol, pictures)));
}

/** The pictures of the pieces of music. What is wrong with a piece the server says; here it only has no picture. */
async function cutTunes() {
  const text = await readFile(join(ROOT, "profiles/catalogues/music.toml"), "utf8");
  const pieces = text.matchAll(/^\[\[piece\]\]\s+id = "([a-z0-9-]+)"\s+openmoji = "([0-9A-F-]+)"/gm);
  const pictures = openmoji();
  const known = [...pieces].map(([, id, openmoji]) => ({ id, openmoji })).filter((tune) => pictures(tune.openmoji));
  await mkdir(join(DIST, "tunes"), { recursive: true });
  return Promise.all(known.map((tune) => cutSymbol(tune, pictures, "tunes")));
}

/** @param {{ id: string, openmoji: string }} symbol @param {(hexcode: string) => string | undefined} pictures @param {string} [folder] */
async function cutSymbol({ id, openmoji: hexcode }, pictures, folder = "symbols") {
  const body = pictures(hexcode);
  if (!body) throw new Error(`profiles/catalogues/symbols.toml: OpenMoji has no ${hexcode} (${id})`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">${body}</svg>\n`;
  const hash = createHash("sha256").update(svg).digest("hex").slice(0, 8);
  const name = `${folder}/${id}-${hash}.svg`;
  await writeFile(join(DIST, name), svg);
  return [`${folder}/${id}.svg`, name];
}

/** @returns {(hexcode: string) => string | undefined} hexcode → the body of its SVG */
function openmoji() {
  const names = /** @type {Record<string, string>} */ (require("@iconify-json/openmoji/chars.json"));
  const icons = /** @type {Record<string, { body: string }>} */ (require("@iconify-json/openmoji/icons.json").icons);
  return (hexcode) => icons[names[hexcode.toLowerCase()]]?.body;
}

/** @param {string} folder @param {string} suffix @returns {Promise<string[]>} */
async function listed(folder, suffix) {
  const names = await readdir(join(STATIC, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(STATIC, folder, name));
}

/** The name a template asks for: its place below static/js or static/css. @param {string} path */
function knownAs(path) {
  return slashed(relative(STATIC, path)).replace(/^(js|css)\//, "");
}

/** @param {string} path */
function slashed(path) {
  return path.split(sep).join("/");
}

const bundled = await bundle();
const symbols = [...(await cutSymbols()), ...(await cutTunes())];
const compressed = await compress(DIST, [...bundled.files, ...symbols.map(([, file]) => file)]);
const manifest = Object.fromEntries([...bundled.names, ...symbols].sort());
await writeFile(join(DIST, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await removeStale(new Set(["manifest.json", ...bundled.files, ...symbols.map(([, file]) => file), ...compressed]));
