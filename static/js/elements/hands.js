/** @import { Signal } from "../types.d.ts" */
/** @import { Room } from "../room.js" */
import { button, el, keyed, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { icon } from "../lib/icons.js";

/** @type {Partial<Record<Signal["kind"], { icon: import("../lib/icons.js").IconName, words: (name: string) => string }>>} */
const WORDS = {
  hand: { icon: "hand", words: (name) => t("{name} wants to speak", { name }) },
  unclear: { icon: "message-circle-question-mark", words: () => t("Somebody does not understand") },
  help: { icon: "life-buoy", words: (name) => t("{name} asks for support", { name }) },
};

/** Who wants to speak, in the order in which hands went up; who does not understand (without a name); who needs help. @param {Room} room */
export function handsPanel(room) {
  const list = el("ol", { class: "people", role: "list" });
  const nothing = el("p", { class: "nothing" }, t("Nobody has a hand up."));
  const element = el("div", { class: "panel panel--hands" }, list, nothing);
  return {
    element,
    show() {
      const signals = quietSignals(room);
      nothing.hidden = signals.length > 0;
      keyed(list, signals, {
        key: (signal) => signal.id,
        make: (signal) => line(signal, room),
        update: (item, signal) =>
          write(
            /** @type {Element} */ (item.querySelector(".person-name")),
            WORDS[signal.kind]?.words(room.nameOf(signal.person)) ?? "",
          ),
      });
    },
  };
}

/** @param {Room} room */
export function quietSignals({ store }) {
  return store.signals.filter((signal) => signal.kind in WORDS);
}

/** @param {Signal} signal @param {Room} room */
function line(signal, { store }) {
  const give = () => {
    store.do("person.word", { id: signal.person });
    store.do("signal.clear", { id: signal.id });
  };
  const clear = () => store.do("signal.clear", { id: signal.id });
  return el(
    "li",
    { class: "person person--signal" },
    el("span", { class: "person-icon" }, icon(WORDS[signal.kind]?.icon ?? "hand")),
    el("span", { class: "person-name" }),
    signal.kind === "hand" &&
      store.may("person.word") &&
      button({ class: "button button--main button--small" }, give, t("Give the word")),
    button({ class: "button button--small" }, clear, t("Done")),
  );
}
