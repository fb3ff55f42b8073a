// How to join: address, code and QR code, shown while the lobby is open.
/** @import { AppContext } from "../../context.js" */
import { el, setText } from "../../lib/dom/dom.js";
import { t } from "../../lib/i18n/i18n.js";
import { svg } from "../../lib/dom/svg.js";
import { fetchDoorQrCode } from "../../transport/door.js";

const RETRY_MS = 5000;

/**
 * How to come in: an address, a code, a picture of both. It is there only while the door is open, and small once the
 * meeting is under way.
 * @param {AppContext} app
 */
export function joinCard(app) {
  const { page, store } = app;
  const address = el("p", { class: "join-address" }, shortAddress(page.joinUrl ?? ""));
  const code = el("p", { class: "join-code" });
  const square = el("div", { class: "join-square" });
  let drawn = "";
  const draw = async (/** @type {string} */ now) => {
    drawn = now;
    square.replaceChildren();
    try {
      const picture = pictureOf(await fetchDoorQrCode(page));
      if (drawn === now) square.replaceChildren(picture);
    } catch {
      // The address and the code stand beside it; it is asked for again when something changes later.
      setTimeout(() => (drawn = ""), RETRY_MS);
    }
  };
  const element = el(
    "div",
    { class: "join" },
    el("p", { class: "join-title" }, t("Come to the wall")),
    square,
    address,
    code,
  );
  return {
    element,
    show() {
      const { door } = store;
      element.hidden = !door?.open;
      element.classList.toggle("join--small", (store.meeting?.step ?? 0) > 1);
      setText(code, spaced(door?.code ?? ""));
      if (door?.open && door.code !== drawn) void draw(door.code);
    },
  };
}

/** @param {{ size: number, path: string }} square */
function pictureOf({ size, path }) {
  const around = {
    viewBox: `0 0 ${size} ${size}`,
    class: "join-qr",
    role: "img",
    "aria-label": t("A code to scan with a phone"),
  };
  return svg("svg", around, svg("path", { d: path }));
}

/** Three and three are easier to copy than six. @param {string} code */
export function spaced(code) {
  return code.replace(/^(.{3})(.{3})$/, "$1 $2");
}

/** @param {string} address */
function shortAddress(address) {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
