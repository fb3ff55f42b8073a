// A grid of snacks and drinks by group, with warnings about allergens.
/** @import { AppContext } from "../../../context.js" */
/** @import { CatalogueItem, Snack } from "../../../types.d.ts" */
import { button, el, syncChildren, setAttribute, setText } from "../../../lib/dom/dom.js";
import { t } from "../../../lib/i18n/i18n.js";
import { icon } from "../../../lib/dom/icons.js";
import { allergensOf, allergiesOf } from "../../../state/preparation/snacks.js";
import { symbolImage } from "../../symbols/picker_tile.js";

/**
 * Where a child looks for it, by a picture of what is there.
 * @type {{ group: Snack["group"], symbol: string, words: () => string }[]}
 */
const GROUPS = [
  { group: "fruit", symbol: "apple", words: () => t("Fruit") },
  { group: "savoury", symbol: "sandwich", words: () => t("Savoury") },
  { group: "sweet", symbol: "cake", words: () => t("Sweet") },
  { group: "drink", symbol: "juice", words: () => t("Drinks") },
];

/** So many fit beside the groups, for hands of every age. */
export const FEW = 6;

/**
 * @typedef {{ tapped: (snack: Snack) => void, picked: () => readonly string[], first?: readonly string[], most: number
 * }} TileActions
 */

/**
 * Everything there is to eat and drink: a few of one group at a time. `first` are pictures that are offered first.
 * @param {AppContext} app
 * @param {TileActions} actions
 */
export function snackTiles(app, { tapped, picked, first = [], most }) {
  let now = GROUPS[0].group;
  let page = 0;
  const groups = GROUPS.map(({ group, symbol, words }) =>
    pictureButton(app, { id: group, picture: symbol, label: words() }, "snack-group", () => turnTo(group)),
  );
  const { more, grid, element } = snackGrid(groups, most, () => lay(page + 1));
  const place = (/** @type {Snack} */ { picture }) => (first.indexOf(picture) + first.length + 1) % (first.length + 1);
  const all = [...app.snacks.snacks.values()].sort((one, other) => place(one) - place(other));
  const turnTo = (/** @type {Snack["group"]} */ group) => {
    now = group;
    lay(0);
  };
  const lay = (/** @type {number} */ wanted) => {
    const here = all.filter(({ group }) => group === now);
    const each = here.length <= Math.min(most, FEW) ? FEW : Math.min(most, FEW) - 1;
    page = wanted % Math.max(1, Math.ceil(here.length / each));
    more.remove();
    const warned = allergensOf(allergiesOf(app.store.view));
    syncChildren(grid, here.slice(page * each, (page + 1) * each), {
      key: ({ id }) => id,
      make: (snack) => snackTile(app, snack, () => tapped(snack)),
      update: (tile, snack) => {
        setAttribute(tile, "aria-pressed", String(picked().includes(snack.id)));
        warn(app, tile, snack, warned);
      },
    });
    if (here.length > each) grid.append(more);
    for (const one of groups) setAttribute(one, "aria-pressed", String(one.dataset.id === now));
  };
  return { element, show: () => lay(page) };
}

/**
 * A row of groups above a grid of pictures, and a button to the next pictures.
 * @param {HTMLElement[]} groups @param {number} most @param {() => void} next
 */
function snackGrid(groups, most, next) {
  const row = { class: "snack-groups", role: "group", "aria-label": t("What kind of food") };
  const label = el("span", {}, t("More"));
  const more = button({ class: "picker-tile workbook-more", "data-key": "more" }, next, icon("arrow-right"), label);
  const grid = el("div", {
    class: "workbook-suggests",
    role: "group",
    "aria-label": t("Pictures to choose from"),
    "data-few": most < FEW,
  });
  return { more, grid, element: el("div", { class: "workbook-choices snack-tiles" }, el("div", row, ...groups), grid) };
}

/** @param {AppContext} app @param {Snack} snack @param {() => void} press */
function snackTile(app, snack, press) {
  const tile = pictureButton(app, snack, "snack-tile", press);
  tile.append(el("span", { class: "snack-warning" }));
  return tile;
}

/**
 * What the child must not eat is seen at the picture: what of it is in there, and in words for ears.
 * @param {AppContext} app
 * @param {Element} tile
 * @param {Snack} snack
 * @param {Set<string>} warned
 */
function warn(app, tile, { allergens }, warned) {
  const inside = allergens.filter((id) => warned.has(id)).flatMap((id) => app.snacks.allergens.get(id) ?? []);
  const sign = /** @type {HTMLElement} */ (tile.querySelector(".snack-warning"));
  const key = inside.map(({ id }) => id).join(" ");
  if (sign.dataset.inside === key) return;
  sign.dataset.inside = key;
  const pictures = inside
    .slice(0, 2)
    .map(({ picture }) => app.symbols.get(picture))
    .flatMap((symbol) => (symbol ? [symbolImage(app, symbol, "snack-sign")] : []));
  const words =
    inside.length > 0
      ? t("Careful, there is in it: {allergens}", { allergens: inside.map(({ label }) => label).join(", ") })
      : "";
  const said = el("span", { class: "visually-hidden" });
  setText(said, words);
  sign.replaceChildren(...pictures, said);
}

/** @param {AppContext} app @param {CatalogueItem} thing @param {string} kind @param {() => void} press */
export function pictureButton(app, { id, picture, label }, kind, press) {
  const symbol = app.symbols.get(picture);
  return button(
    { class: `picker-tile ${kind}`, "data-id": id },
    press,
    symbol && symbolImage(app, symbol, "picker-picture"),
    el("span", {}, label),
  );
}
