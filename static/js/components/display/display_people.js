// Who is in the room: pictures or initials with names, on the room's display.
/** @import { AppContext } from "../../context.js" */
import { el, syncChildren, setAttribute, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { icon } from "../../lib/dom/icons.js";
import { peopleInTheRoom } from "../../state/people/display_names.js";

/** @typedef {ReturnType<typeof peopleInTheRoom>[number]} Somebody */

/** Who is here: a picture or a letter in their colour, and what they are called. No office stands by anybody. */
export function displayPeople() {
  const element = el("ul", { class: "display-people", role: "list", "aria-label": t("Who is here") });
  return {
    element,
    /** @param {AppContext} app */
    show(app) {
      const { store } = app;
      const there = peopleInTheRoom(store.people, ({ id, here }) => store.here?.has(id) ?? here ?? false);
      syncChildren(element, there, {
        key: ({ id }) => id,
        make: () => el("li", { class: "somebody" }, el("span", { class: "somebody-face" }), el("span", {})),
        update: (item, somebody) => showSomebody(item, somebody, app),
      });
    },
  };
}

/** @param {Element} item @param {Somebody} somebody @param {AppContext} app */
function showSomebody(item, { name, initial, avatar, colour, isChild }, { symbols }) {
  setAttribute(item, "data-child", isChild);
  setAttribute(item, "data-colour", colour);
  const [face, words] = item.children;
  setText(words, name);
  const symbol = symbols.get(avatar);
  const picture = symbol && symbols.picture(symbol);
  const shown = picture ?? (isChild ? "star" : initial);
  if (face.getAttribute("data-shown") === shown) return;
  face.setAttribute("data-shown", shown);
  face.replaceChildren(picture ? el("img", { src: picture, alt: "" }) : isChild ? icon("star") : initial);
}
