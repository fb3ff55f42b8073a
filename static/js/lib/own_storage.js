/** What this browser keeps over pages, where it keeps anything. @returns {Storage | undefined} */
export function ownStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
