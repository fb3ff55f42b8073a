/** @import { Room } from "../room.js" */
import { el, write } from "../lib/dom.js";
import { t } from "../lib/i18n.js";
import { svg } from "../lib/svg.js";

/** How to come in: an address, a code, a picture of both. It is there only while the door is open, and small once the meeting is under way. @param {Room} room */
export function joinCard(room) {
  const { page, store } = room;
  const address = el("p", { class: "join-address" }, shortAddress(page.joinUrl ?? ""));
  const code = el("p", { class: "join-code" });
  const element = el(
    "div",
    { class: "join" },
    el("p", { class: "join-title" }, t("Come to the wall")),
    picture(room),
    address,
    code,
  );
  return {
    element,
    show() {
      const { door } = store;
      element.hidden = !door?.open;
      element.classList.toggle("join--small", (store.meeting?.step ?? 0) > 1);
      write(code, spaced(door?.code ?? ""));
    },
  };
}

/** @param {Room} room */
function picture({ page }) {
  if (!page.joinQr) return null;
  const { path, size } = page.joinQr;
  const square = { viewBox: `0 0 ${size} ${size}`, class: "join-qr", role: "img", "aria-label": t("A code to scan with a phone") };
  return svg("svg", square, svg("path", { d: path }));
}

/** Three and three are easier to copy than six. @param {string} code */
export function spaced(code) {
  return code.replace(/^(.{3})(.{3})$/, "$1 $2");
}

/** @param {string} address */
function shortAddress(address) {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
