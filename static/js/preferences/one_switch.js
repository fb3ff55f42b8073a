/** @import { AppContext } from "../context.js" */

/** Fetches scanning when the person first wants it. @param {HTMLElement} screen @param {AbortSignal} signal */
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
