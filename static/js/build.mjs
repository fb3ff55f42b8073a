// Builds static/js and static/css into static/dist with content hashes and a manifest. Needs no network.
import { readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { compress } from "./build_compressed.mjs";
import { writeMessages } from "./build_messages.mjs";
import { cutSymbols, cutTunes } from "./build_symbols.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const STATIC = join(ROOT, "static");
const DIST = join(STATIC, "dist");
const A_DAY_MS = 24 * 60 * 60 * 1000;
const FONTS = {
  andika: "@fontsource/andika/files",
  nunito: "@fontsource-variable/nunito/files",
  opendyslexic: "@fontsource/opendyslexic/files",
};

/** Resolves `./fonts/<file>` in style sheets to files of the font packages. @type {import("esbuild").Plugin} */
const fontsFromPackages = {
  name: "fonts-from-packages",
  setup(build) {
    build.onResolve({ filter: /^\.\/fonts\/.+\.woff2$/ }, async ({ path }) => {
      const folder = FONTS[/** @type {keyof typeof FONTS} */ (basename(path).split("-")[0])];
      return { path: join(ROOT, "node_modules", folder, basename(path)) };
    });
  },
};

/**
 * Loads an icon as its shapes, [tag, attributes] each, so that pages parse no markup.
 * @type {import("esbuild").Plugin}
 */
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

/**
 * Bundles each script separately: a device opens one screen, and shared chunks would be many small files. Only lazily
 * imported parts are files of their own.
 */
async function bundle() {
  const scripts = [...(await listed("js/screens", ".js")), ...(await listed("js/doors", ".js"))];
  const styles = ["index", "pages", "display", "wall"].map((name) => join(STATIC, `css/${name}.css`));
  const built = await Promise.all([...scripts.map((script) => [script]), styles].map(bundled));
  return {
    names: built.flatMap(({ names }) => names),
    files: [...new Set(built.flatMap(({ files }) => files))],
    sources: Object.assign({}, ...built.map(({ sources }) => sources)),
    imports: Object.assign({}, ...built.map(({ imports }) => imports)),
  };
}

/** @param {string[]} paths */
async function bundled(paths) {
  const result = await esbuild.build({
    entryPoints: paths.map((path) => ({ in: path, out: knownAs(path).replace(/\.\w+$/, "") })),
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
  return named(result.metafile);
}

/** The built files by the names that templates use. @param {import("esbuild").Metafile} metafile */
function named(metafile) {
  const outputs = Object.entries(metafile.outputs);
  return {
    names: outputs
      .filter(([, output]) => output.entryPoint)
      .map(([path, output]) => [knownAs(resolve(String(output.entryPoint))), slashed(relative(DIST, resolve(path)))]),
    files: outputs.map(([path]) => slashed(relative(DIST, resolve(path)))),
    sources: Object.fromEntries(
      outputs
        .filter(([, output]) => output.entryPoint?.endsWith(".js"))
        .map(([, output]) => [
          knownAs(resolve(String(output.entryPoint))),
          sources(metafile, String(output.entryPoint)),
        ]),
    ),
    imports: Object.fromEntries(
      outputs
        .filter(([, output]) => output.entryPoint)
        .map(([path, output]) => [knownAs(resolve(String(output.entryPoint))), imported(metafile, path)]),
    ),
  };
}

/**
 * All static imports of a file, so that a page can preload them.
 * @param {import("esbuild").Metafile} metafile
 * @param {string} path
 */
function imported(metafile, path) {
  const found = new Set([path]);
  for (const each of found)
    for (const { kind, path: needed } of metafile.outputs[each].imports)
      if (kind === "import-statement") found.add(needed);
  found.delete(path);
  return [...found].map((each) => slashed(relative(DIST, resolve(each))));
}

/**
 * Our source files that a script imports statically, and those that it imports lazily.
 * @param {import("esbuild").Metafile} metafile
 * @param {string} entry
 */
function sources(metafile, entry) {
  const now = reached(metafile, entry, ({ kind }) => kind === "import-statement");
  const later = reached(metafile, entry, () => true).filter((each) => !now.includes(each));
  return { now, later };
}

/**
 * @param {import("esbuild").Metafile} metafile
 * @param {string} entry
 * @param {(way: { kind: string }) => boolean} goes
 */
function reached(metafile, entry, goes) {
  const found = new Set([entry]);
  for (const each of found)
    for (const way of metafile.inputs[each]?.imports ?? []) if (!way.external && goes(way)) found.add(way.path);
  return [...found]
    .map((each) => slashed(relative(ROOT, resolve(each))))
    .filter((each) => each.startsWith("static/js/"));
}

/**
 * Removes files of builds older than a day. Younger files stay, because an open page may request them.
 * @param {Set<string>} fresh
 */
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

/** @param {string} folder @param {string} suffix @returns {Promise<string[]>} */
async function listed(folder, suffix) {
  const names = await readdir(join(STATIC, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => join(STATIC, folder, name));
}

/** The name that templates use: the path below static/js or static/css. @param {string} path */
function knownAs(path) {
  return slashed(relative(STATIC, path)).replace(/^(js|css)\//, "");
}

/** @param {string} path */
function slashed(path) {
  return path.split(sep).join("/");
}

const built = await bundle();
const catalogues = join(ROOT, "profiles/catalogues");
const cut = [
  ...(await cutSymbols(join(catalogues, "symbols"), DIST)),
  ...(await cutTunes(join(catalogues, "music.toml"), DIST)),
  ...(await writeMessages(
    { translations: join(ROOT, "ipk/translations"), papers: join(ROOT, "profiles/papers/ipk.toml"), dist: DIST },
    built.sources,
  )),
];
const files = [...built.files, ...cut.map(([, file]) => file)];
const compressed = await compress(DIST, files);
const manifest = Object.fromEntries([...built.names, ...cut].sort());
await writeFile(join(DIST, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
await writeFile(join(DIST, "imports.json"), `${JSON.stringify(built.imports, null, 2)}\n`);
await removeStale(new Set(["manifest.json", "imports.json", ...files, ...compressed]));
