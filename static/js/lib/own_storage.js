/** What this browser keeps over pages, where it keeps anything. @returns {Storage | undefined} */
export function localStorageIfAllowed() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/**
 * What this tab keeps over a reload. Where the browser forbids it, even asking for it fails.
 * @returns {Storage | undefined}
 */
export function sessionStorageIfAllowed() {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
