// Polls for a new version of the organizer's page and merges it into the open one.
/** Milliseconds between two requests; a removed organizer's page closes within this time. */
const PAUSE_MS = 1500;

/** @param {(fresh: Document, sent: string) => void} put */
export function keepNew(put) {
  let version = document.getElementById("version")?.dataset.version ?? "";
  let stopped = false;

  async function look() {
    const asked = await fetch(document.getElementById("version")?.dataset.versionAt ?? "", quietly("application/json"));
    // The person is no organizer any more: the reloaded page says so.
    if ([403, 404].includes(asked.status)) return location.reload();
    if (!asked.ok || (await asked.json()).version === version) return undefined;
    const page = await fetch(location.pathname + location.search, quietly("text/html"));
    return page.ok ? take(await page.text(), "") : undefined;
  }

  /** @param {string} text @param {string} sent the form that this is the answer to */
  function take(text, sent) {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    const told = fresh.getElementById("version")?.dataset.version;
    if (!told || stopped !== (sent !== "")) return false;
    version = told;
    put(fresh, sent);
    return true;
  }

  async function run() {
    if (document.visibilityState === "visible" && !stopped)
      await look().then(
        () => tell(false),
        () => tell(true),
      );
    setTimeout(() => void run(), PAUSE_MS);
  }

  setTimeout(() => void run(), PAUSE_MS);
  return {
    take,
    /** While a form is on its way nothing else is put into the page. @param {boolean} yes */
    hold: (yes) => (stopped = yes),
    tell,
  };
}

/** @param {string} type @returns {RequestInit} */
const quietly = (type) => ({ headers: { Accept: type }, cache: "no-store" });

/** @param {boolean} offline */
function tell(offline) {
  const line = document.getElementById("offline");
  if (line) line.hidden = !offline;
}
