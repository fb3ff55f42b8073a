// A button by which the child or its guide uploads a song of their own.
/** @import { AppContext } from "../../context.js" */
import { firstCharacters } from "../../lib/i18n/counting.js";
import { el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { newId } from "../../lib/ids.js";
import { isMedia, isRefusal } from "../../transport/answers.js";
import { pageAddress } from "../../lib/page_address.js";

const SONGS = "audio/*,.mp3,.m4a,.ogg,.opus,.flac,.wav";
const TITLE_LENGTH = 40;

/** Bringing a song of one's own: the child and its guide. @param {AppContext} app */
export function songField(app) {
  if (!app.store.may("song.add")) return null;
  const file = el("input", { type: "file", accept: SONGS, class: "visually-hidden" });
  const words = el("span", { class: "tune-title" }, t("My own song"));
  file.addEventListener("change", async () => {
    const [song] = file.files ?? [];
    file.value = "";
    if (song) setText(words, await bring(app, song, () => setText(words, t("It is coming…"))));
  });
  return el(
    "label",
    { class: "tune tune--add", "data-key": "add" },
    file,
    el("span", { class: "tune-picture" }, icon("plus")),
    words,
  );
}

/** @param {AppContext} app @param {File} song @param {() => void} begun @returns {Promise<string>} what to say */
async function bring({ page, store }, song, begun) {
  begun();
  const body = new FormData();
  body.append("kind", "song");
  body.append("file", song);
  const address = pageAddress(page, "media");
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": page.csrf ?? "" } });
    const told = await answer.json();
    if (isRefusal(told)) return told.message;
    if (!isMedia(told)) return t("There is no connection. Try it again in a moment.");
    if (told.kind !== "song") return t("This is not a song.");
    store.do("song.add", { id: newId(), media: told.id, title: titleOf(song.name) });
    return t("My own song");
  } catch {
    return t("There is no connection. Try it again in a moment.");
  }
}

/** A file's name, as a person would say it. @param {string} name */
function titleOf(name) {
  const bare = name
    .replace(/\.[^.]+$/, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return firstCharacters(bare, TITLE_LENGTH) || t("A song");
}
