// Page of the lobby: asks the server whether somebody has admitted this device.
import { earlierPerson, forgetPerson } from "../components/account/page_person.js";

/** Milliseconds between two requests. */
const PAUSE = 2000;

async function isOpen() {
  const answer = await fetch("waiting", { headers: { Accept: "application/json" }, cache: "no-store" });
  // 404: the person was removed; the reloaded page says so.
  return answer.status === 404 || (answer.ok && (await answer.json()).admitted === true);
}

async function look() {
  const open = document.visibilityState === "visible" && (await isOpen().catch(() => false));
  if (open) location.replace(location.pathname);
  else setTimeout(look, PAUSE);
}

/** @param {string} token says behind `~` for whom its page was made */
const personOf = (token) => token.split("~")[1] ?? "";

/** This tab showed another person's page before: nobody is left in a lobby that is not theirs. */
function standAside() {
  const conference = location.pathname.split("/")[2];
  const earlier = earlierPerson(conference);
  const here = /** @type {HTMLInputElement | null} */ (document.querySelector("main [name=csrf_token]"))?.value ?? "";
  if (!earlier || personOf(here) === earlier.person) return false;
  const another = /** @type {HTMLElement} */ (document.querySelector("#another"));
  /** @type {HTMLInputElement} */ (another.querySelector("[name=csrf_token]")).value = earlier.csrf;
  for (const theirs of document.querySelectorAll("main, .door-foot")) theirs.toggleAttribute("hidden", true);
  another.hidden = false;
  document.querySelector("#another-stay")?.addEventListener("click", () => {
    forgetPerson(conference);
    location.reload();
  });
  return true;
}

if (!standAside()) void look();
