// Loads single-switch scanning when the person first enables it.
/** @import { AppContext } from "../context.js" */

/**
 * Imports the scanning module on demand and keeps its pace up to date.
 * @param {HTMLElement} screen
 * @param {AbortSignal} signal
 */
export function oneSwitch(screen, signal) {
  /** @type {Promise<import("./scanning.js").Scanning> | undefined} */
  let scanning;
  let pace = 0;
  return {
    /** @param {AppContext} room */
    show({ store }) {
      pace = store.settingsOf(store.me?.person).scanning;
      if (pace) scanning ??= import("./scanning.js").then(({ Scanning }) => new Scanning(screen, signal));
      void scanning?.then((one) => one.setPace(pace));
    },
  };
}
