// Reloads the page when the person's role has changed, because each role has its own screen.
/** @import { AppContext } from "../../context.js" */
import { isOutdated } from "../../state/people/roles.js";
import { allowLeaving } from "./leave.js";

/** Unsent commands stay stored while the page reloads. @param {AppContext} app */
export function followRoles({ page, store }) {
  let gone = false;
  const made = { screen: page.screen, role: page.person.role };
  store.addEventListener("change", () => {
    const { me } = store;
    if (gone || !me || me.role === made.role) return;
    const roles = store.person(me.person)?.roles ?? [me.role];
    if (!isOutdated(made, { role: me.role, roles })) return;
    gone = true;
    allowLeaving();
    location.replace(`/c/${page.conference}/`);
  });
}
