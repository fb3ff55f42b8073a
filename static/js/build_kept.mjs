// Writes files with a content hash in their names, which browsers cache permanently.
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * @param {string} dist
 * @param {string} folder
 * @returns {(name: string, suffix: string, body: string) => Promise<[string, string]>} logical name → file below `dist`
 */
export function hashedFileWriter(dist, folder) {
  return async (name, suffix, body) => {
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 8);
    const file = `${folder}/${name}-${hash}.${suffix}`;
    await writeFile(join(dist, file), body);
    return [`${folder}/${name}.${suffix}`, file];
  };
}
