// The names of the roles.
/** @import { Role } from "../../types.d.ts" */
import { t } from "../../lib/i18n/i18n.js";

/** @type {Record<Role, () => string>} */
export const ROLES = {
  child: () => t("child"),
  guide: () => t("guide"),
  facilitator: () => t("facilitator"),
  recorder: () => t("recorder"),
  organizer: () => t("organizer"),
  family: () => t("family"),
  professional: () => t("professional"),
  support: () => t("support person"),
  display: () => t("display"),
  convener: () => t("convener"),
  administrator: () => t("administrator"),
};
