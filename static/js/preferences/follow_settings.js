// Applies changed settings to the open page.
/** @import { AppContext } from "../context.js" */
import { applyPreferences } from "./apply_preferences.js";
import { allowLeaving } from "../components/account/leave.js";

/** Applies the person's settings whenever they change, on whichever device that was. @param {AppContext} room */
export function followSettings({ store, page }) {
  let drawn = "";
  const follow = () => {
    if (!store.me) return;
    const settings = store.settingsOf(store.me.person);
    const now = JSON.stringify(settings);
    if (now === drawn) return;
    drawn = now;
    applyPreferences(document.documentElement, settings);
    // A changed language needs a reload. Nothing is lost: unsaved data is stored.
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
