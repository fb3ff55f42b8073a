let { compare } = new Intl.Collator();

/** Names are in order as the page's reader has them in order: in Czech "Ch" follows "H". @param {string} language */
export function setCollationLanguage(language) {
  ({ compare } = new Intl.Collator(language));
}

/** @param {{ name: string }} one @param {{ name: string }} other */
export function byName(one, other) {
  return compare(one.name, other.name);
}
