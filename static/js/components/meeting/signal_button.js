// A toggle button for a signal: raised hand, or “I do not understand”.
/** @import { Signal } from "../../types.d.ts" */
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { AppContext } from "../../context.js" */
import { button, el, setAttribute, setText } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";
import { comingWords } from "../wall/pings.js";

/**
 * A signal without words: one tap raises it, another takes it back.
 * @param {{ kind: Signal["kind"], icon: IconName, up: (app: AppContext) => string, down: () => string, className?:
 * string,
 * mark?: string }} about `down`: words while it is not raised
 */
export function signalButton({ kind, icon: name, up, down, className = "signal", mark = kind }) {
  const words = el("span", {}, down());
  /** @type {AppContext | undefined} */
  let app;
  const mine = () =>
    app?.store.signals.find((signal) => signal.kind === kind && signal.person === app?.store.me?.person);
  const press = () => {
    const raised = mine();
    // One that is still on its way to the server has no id to take back by.
    if (raised && raised.rev === 0) return;
    if (raised) app?.store.do("signal.clear", { id: raised.id });
    else app?.store.do("signal.raise", { kind });
  };
  const element = button(
    { class: `${className} ${className}--${mark}`, "aria-pressed": "false" },
    press,
    icon(name),
    words,
  );
  return {
    element,
    /** @param {AppContext} there */
    show(there) {
      app = there;
      const raised = mine();
      setAttribute(element, "aria-pressed", String(Boolean(raised)));
      setText(words, raised ? comingWords(raised, there) || up(there) : down());
    },
  };
}
