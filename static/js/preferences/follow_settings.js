/** @import { AppContext } from "../context.js" */
import { applyPreferences } from "./apply_preferences.js";
import { allowLeaving } from "../components/account/leave.js";

/** Keeps the page as its person likes it, wherever that was changed. @param {AppContext} room */
export function followSettings({ store, page }) {
  let drawn = "";
  const follow = () => {
    if (!store.me) return;
    const settings = store.settingsOf(store.me.person);
    const now = JSON.stringify(settings);
    if (now === drawn) return;
    drawn = now;
    applyPreferences(document.documentElement, settings);
    // The words of a page come with it. Nothing is lost: what is not saved yet is kept over a reload.
    if (
      settings.language &&
      settings.rev > 0 &&
      settings.language !== page.lang &&
      page.languages?.[settings.language]
    ) {
      allowLeaving();
      location.reload();
    }
  };
  store.addEventListener("change", follow);
}
