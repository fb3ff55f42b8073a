// Who does a row of the plan, in words.
/** @import { AppContext } from "../../../context.js" */
/** @import { Task } from "../../../types.d.ts" */
import { t } from "../../../lib/i18n/i18n.js";
import { displayName } from "../../../state/people/display_names.js";

/**
 * First names of who does it; somebody who is not here with whoever talks to them.
 * @param {AppContext} app @param {Task} task
 */
export function whoWords(app, { who, absent, told_by }) {
  const names = who.map((id) => displayName(app.nameOf(id))).filter(Boolean);
  if (absent)
    names.push(
      told_by ? t("{absent} ({name} will talk to them)", { absent, name: displayName(app.nameOf(told_by)) }) : absent,
    );
  return names.join(", ");
}
