// Signals for help, for leaving and of not understanding: their sentences, grouped.
/** @import { Signal } from "../../types.d.ts" */
/** @import { AppContext } from "../../context.js" */
import { t } from "../../lib/i18n/i18n.js";
import { displayName } from "../../state/people/display_names.js";

/**
 * What somebody said by a signal, as they said it.
 * @type {Partial<Record<Signal["kind"], (name: string) => string>>}
 */
const SAID = {
  help: (name) => t("{name} asks for support", { name }),
  leave: (name) => t("{name} wants to leave", { name }),
  talk: (name) => t("{name} would like to talk to somebody", { name }),
};

/** @param {Signal} signal @param {AppContext} app */
export function saidBySignal({ kind, person }, app) {
  return SAID[kind]?.(app.nameOf(person)) ?? "";
}

/** Somebody whom this person supports asks for it, or wants to leave (D12). @param {AppContext} app */
export function whoNeedsMe(app) {
  const { signals, me } = app.store;
  const asking = signals.filter(({ kind, person }) => kind in SAID && person && person !== me?.person);
  return asking.map((signal) => `${saidBySignal(signal, app)}.`).join(" ");
}

/**
 * One signal, or all signals of not understanding together, which are anonymous.
 * @typedef {{ key: string, ids: string[], signal?: Signal }} Ping
 */

/** Who does not understand, asks for support or wants to leave. @param {readonly Signal[]} signals @returns {Ping[]} */
export function pingsOf(signals) {
  const unclear = signals.filter(({ kind }) => kind === "unclear").map(({ id }) => id);
  const said = signals.filter(({ kind }) => kind in SAID);
  return [
    ...(unclear.length > 0 ? [{ key: `unclear ${unclear.join(" ")}`, ids: unclear }] : []),
    ...said.map((signal) => ({ key: signal.id, ids: [signal.id], signal })),
  ];
}

/** @param {Ping} ping @param {AppContext} app */
export function pingWords({ ids, signal }, app) {
  if (signal) return saidBySignal(signal, app);
  return ids.length === 1
    ? t("Somebody does not understand")
    : t("{count} people do not understand", { count: ids.length });
}

/**
 * What whoever raised the signal reads once somebody is coming.
 * @param {Signal | undefined} signal
 * @param {AppContext} app
 */
export function comingWords(signal, app) {
  const name = displayName(app.nameOf(signal?.answered_by));
  if (!signal || !name) return "";
  if (signal.kind === "unclear") return t("{name} will explain", { name });
  return app.isChild ? t("{name} is coming to you", { name }) : t("{name} is on the way to you", { name });
}
