// Loads what a step asks of people after the screen can be used: a phone on a weak network shows its words first.
/** @import { AppContext } from "../../context.js" */
import { el } from "../../lib/dom/dom.js";
import { importWithMessages } from "../../lib/i18n/catalogue.js";

const RETRY_MS = 5000;
const load = () => importWithMessages(() => import("../steps/activity.js"));

/** So that it is there without a connection, too. */
export function fetchActivity() {
  return load().catch(() => undefined);
}

/**
 * The activity of the step, empty until its code is there; `changed` is called then.
 * @param {AppContext} app @param {() => void} changed
 */
export function activityLater(app, changed) {
  const element = el("div", { class: "activity-place" });
  /** @type {ReturnType<typeof import("../steps/activity.js").stepActivity> | undefined} */
  let activity;
  let asked = false;
  const bring = () =>
    load().then(
      ({ stepActivity }) => {
        activity = stepActivity(app);
        element.append(activity.element);
        changed();
      },
      () => setTimeout(bring, RETRY_MS),
    );
  return {
    element,
    show() {
      activity?.show();
      if (asked || !app.store.meeting) return;
      asked = true;
      const later = globalThis.requestIdleCallback ?? setTimeout;
      later(() => void bring());
    },
    /** Does the step wait for this person? */
    waits: () => activity?.waits() ?? false,
  };
}
