// The dialog with a person's display settings.
/** @import { Settings } from "../types.d.ts" */
/** @import { AppContext } from "../context.js" */
/** @import { IpkDialog } from "../components/base/dialog.js" */
import { button, el } from "../lib/dom/dom.js";
import { t } from "../lib/i18n/i18n.js";
import { icon } from "../lib/dom/icons.js";
import { localVoice } from "../lib/speech/voices.js";
import { choices } from "./choices.js";
import { deviceCodeButton } from "../components/account/device_code.js";

/**
 * Opens the settings. A choice is applied and saved at once and follows the person to other devices.
 * @param {AppContext} room
 * @param {IpkDialog} dialog
 * @param {{ whose?: string, also?: Node[] }} [how] `whose`: the child, when its guide sets them; `also`: further
 * content
 */
export function openSettings(room, dialog, { whose = "", also = [] } = {}) {
  const { store } = room;
  const person = store.person(whose) ?? store.person(store.me?.person);
  const settings = store.settingsOf(person?.id);
  const child = (person?.role ?? room.page.person.role) === "child";
  const change = (/** @type {Partial<Settings>} */ changes) =>
    store.do("person.settings", whose ? { id: whose, ...changes } : changes);
  const title = whose ? t("How {name} likes the screen", { name: person?.name ?? "" }) : t("How I like my screen");
  const done = button({ class: "button button--main button--wide" }, () => dialog.close(), icon("check"), t("Done"));
  const rows = [
    ...seeing(settings, change),
    ...handling(settings, change, child),
    language(room, settings, change),
    aloud(),
  ];
  const further = whose || child ? [] : [deviceCodeButton(room, dialog)];
  dialog.open(title, [
    el("div", { class: "settings" }, ...rows.filter((row) => row !== null)),
    ...further,
    ...also,
    done,
  ]);
}

/** @typedef {(changes: Partial<Settings>) => void} Change */

/** @param {Settings} settings @param {Change} change */
function seeing(settings, change) {
  return [
    choices(
      t("Size of letters"),
      [100, 125, 150, 175, 200].map((size) => [size, `${size} %`]),
      settings.text_size,
      (text_size) => change({ text_size }),
    ),
    choices(
      t("Shape of letters"),
      [
        ["plain", t("usual")],
        ["dyslexic", "OpenDyslexic"],
      ],
      settings.letters,
      (letters) => change({ letters }),
    ),
    choices(
      t("Contrast"),
      [
        ["plain", t("usual")],
        ["high", t("high")],
      ],
      settings.contrast,
      (contrast) => change({ contrast }),
    ),
    choices(
      t("Movement on the screen"),
      [
        ["plain", t("usual")],
        ["still", t("none")],
      ],
      settings.motion,
      (motion) => change({ motion }),
    ),
  ];
}

/** @param {Settings} settings @param {Change} change @param {boolean} child scanning is offered for the child only */
function handling(settings, change, child) {
  const hand = choices(
    t("Hand"),
    [
      ["left", t("left")],
      ["right", t("right")],
    ],
    settings.hand,
    (hand) => change({ hand }),
  );
  if (!child) return [hand];
  const paces = [1, 2, 3, 4, 5].map((pace) => /** @type {[number, string]} */ ([pace, t("{pace} s", { pace })]));
  const scanning = choices(
    t("One switch: how long each thing is offered"),
    [[0, t("off")], ...paces],
    settings.scanning,
    (scanning) => change({ scanning }),
  );
  return [hand, scanning];
}

/** @param {AppContext} room @param {Settings} settings @param {Change} change */
function language({ page }, settings, change) {
  const languages = Object.entries(page.languages ?? {});
  if (languages.length < 2) return null;
  return choices(t("Language"), languages, settings.language ?? page.lang, (code) => change({ language: code }));
}

/** Says whether texts can be read aloud here, and why not. */
function aloud() {
  const words = localVoice(document.documentElement.lang)
    ? t("Texts can be read aloud here, by a voice of this device.")
    : t(
        "Texts cannot be read aloud here: this device has no voice of its own for this language. A voice from the internet would let the words out.",
      );
  return el("p", { class: "settings-aloud" }, words);
}
