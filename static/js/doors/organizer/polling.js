/** How often the open page asks whether there is something new; a removed or demoted organizer learns of it as soon. */
const PAUSE_MS = 1500;

/** @param {(fresh: Document, sent: string) => void} put */
export function keepNew(put) {
  let version = document.getElementById("version")?.dataset.version ?? "";
  let stopped = false;

  async function look() {
    const asked = await fetch(document.getElementById("version")?.dataset.versionAt ?? "", quietly("application/json"));
    // Not theirs any more: the page itself says so, calmly.
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
