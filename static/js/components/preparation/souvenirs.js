// The catalogue of what a child may take home from the meeting.
/** @import { IconName } from "../../lib/dom/icons.js" */
/** @import { Souvenir } from "../../types.d.ts" */
import { t } from "../../lib/i18n/i18n.js";

/**
 * What may go home with the child: `words` are the child's, `taken` is the object of a sentence about the child.
 * @type {{ id: Souvenir, symbol: string, icon: IconName, words: () => string, taken: () => string }[]}
 */
export const SOUVENIRS = [
  { id: "page", symbol: "star", icon: "book-open", words: () => t("My page"), taken: () => t("its page") },
  {
    id: "cards",
    symbol: "painting",
    icon: "image",
    words: () => t("My cards and pictures"),
    taken: () => t("its cards and pictures"),
  },
  { id: "plan", symbol: "notebook", icon: "file-text", words: () => t("Our plan"), taken: () => t("the plan") },
  {
    id: "photo",
    symbol: "photograph",
    icon: "camera",
    words: () => t("A photo of the wall"),
    taken: () => t("a photo of the wall"),
  },
  { id: "nothing", symbol: "no", icon: "x", words: () => t("Nothing"), taken: () => t("nothing") },
];
