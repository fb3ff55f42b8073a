// localStorage and sessionStorage where the browser permits them.
/** localStorage, or undefined where the browser forbids it. @returns {Storage | undefined} */
export function localStorageIfAllowed() {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/**
 * sessionStorage, or undefined where the browser forbids it; then even reading the property throws.
 * @returns {Storage | undefined}
 */
export function sessionStorageIfAllowed() {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
