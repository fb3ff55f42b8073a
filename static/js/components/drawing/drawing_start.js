// Loads the code for drawing on demand and opens the drawing dialog.
/** @import { AppContext } from "../../context.js" */
/** @import { Card } from "../../types.d.ts" */
/** @import { Place } from "../../state/drawing/drawing.js" */
/** @import { IpkDialog } from "../base/dialog.js" */
import { importWithMessages } from "../../lib/i18n/catalogue.js";
import { t } from "../../lib/i18n/i18n.js";
import { openOnDemand } from "../base/load_on_demand.js";

const load = () => importWithMessages(() => import("./drawing_dialog.js"));

/**
 * Pencils and paper come when somebody wants to draw; the child has them at once.
 * @param {AppContext} app
 * @param {IpkDialog} dialog
 * @param {Place | Card} where
 */
export function openDrawing(app, dialog, where) {
  return openOnDemand(dialog, t("Draw"), load, (drawing) => drawing.openDrawing(app, dialog, where));
}

/** So that one can draw without a connection, too. */
export function fetchDrawing() {
  return load().catch(() => undefined);
}
