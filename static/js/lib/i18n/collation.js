// Sorts names in the order of the reader's language.
let { compare } = new Intl.Collator();

/** Sets the language of the order: in Czech "Ch" follows "H". @param {string} language */
export function setCollationLanguage(language) {
  ({ compare } = new Intl.Collator(language));
}

/** @param {{ name: string }} one @param {{ name: string }} other */
export function byName(one, other) {
  return compare(one.name, other.name);
}
