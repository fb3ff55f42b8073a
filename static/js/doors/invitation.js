// Page of a personal invitation: sends the token from the address's fragment.
// No server, log or Referer sees a fragment. The token is removed from the address and the history first.
import { forgetEverybody } from "../components/account/page_person.js";

const token = decodeURIComponent(location.hash.slice(1));
history.replaceState(null, "", location.pathname);

const form = /** @type {HTMLFormElement} */ (document.querySelector("#invitation"));
if (token) {
  forgetEverybody();
  /** @type {HTMLInputElement} */ (form.elements.namedItem("token")).value = token;
  form.submit();
} else {
  document.querySelector("#opening")?.toggleAttribute("hidden", true);
  document.querySelector("#incomplete")?.toggleAttribute("hidden", false);
}

// Somebody pastes another invitation into the same tab: only the fragment changes, so begin anew.
addEventListener("hashchange", () => location.reload());
