// A file input that looks like a button: for the camera or for the gallery.
/** @import { IconName } from "../../lib/dom/icons.js" */
import { el } from "../../lib/dom/dom.js";
import { icon } from "../../lib/dom/icons.js";

/**
 * A button behind which the device asks for files. A real input within a label: it works where a script may not click.
 * @param {{ className: string, icon: IconName, words: string, accept: string, capture?: "environment" | "user",
 * multiple?: boolean }} how
 * @param {(files: File[]) => void} chosen
 */
export function fileButton({ className, icon: picture, words, ...input }, chosen) {
  const field = el("input", { type: "file", class: "visually-hidden", ...input });
  field.addEventListener("change", () => {
    const files = [...(field.files ?? [])];
    field.value = "";
    if (files.length > 0) chosen(files);
  });
  return el("label", { class: `${className} file-button` }, icon(picture), el("span", {}, words), field);
}
