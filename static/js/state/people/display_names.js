// Short names of people as shown in the room, and the list of people for the display. Its twin is
// ipk/domain/people/display_names.py.
/** @import { Person } from "../../types.d.ts" */
import { byName } from "../../lib/i18n/collation.js";
import { hasRole } from "./person.js";

/** Words that stay with the name after them ("paní Nováková"). */
const SAID_BEFORE = new Set(
  (
    "máma maminka mamka táta tatínek taťka babička babi děda dědeček teta tetička strejda strejc strýc strýček " +
    "paní pan slečna mum mom mummy dad daddy grandma granny grandpa aunt auntie uncle mr mrs ms miss " +
    "mama otec ocko babka dedko dedo ujo strýko pani pán мама тато бабуся дідусь тітка дядько пані пан"
  ).split(" "),
);

/** Vietnamese family names, which come first: the last word is the given name. */
const FAMILY_NAME_FIRST = new Set(
  "nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đinh".split(" "),
);

/**
 * The first name, or a title of address with its name ("Babička Jiřina"). Text in brackets or after a comma is removed.
 * @param {string} name
 */
export function displayName(name) {
  const bare = name.replace(/\([^)]*\)/g, " ").split(",")[0];
  const words = bare.split(/\s+/).filter((word) => /\p{L}/u.test(word) && !/^\p{L}[\p{L}.]*\.$/u.test(word));
  const [first = name.trim()] = words;
  if (FAMILY_NAME_FIRST.has(first.toLowerCase())) return words[words.length - 1];
  return SAID_BEFORE.has(first.toLowerCase()) ? words.join(" ") : first;
}

/**
 * The people for the display: the child first, then by name, without displays.
 * @param {readonly Person[]} people
 * @param {(person: Person) => boolean} isHere
 */
export function peopleInTheRoom(people, isHere) {
  const there = people.filter((person) => person.role !== "display" && isHere(person));
  const isChild = (/** @type {Person} */ person) => hasRole(person, "child");
  const childFirst = (/** @type {Person} */ one, /** @type {Person} */ other) =>
    Number(isChild(other)) - Number(isChild(one)) || byName(one, other);
  return there
    .sort(childFirst)
    .map((person) => ({
      id: person.id,
      name: displayName(person.name),
      initial: [...displayName(person.name).split(" ").slice(-1)[0]][0]?.toUpperCase() ?? "",
      colour: person.colour ?? "sun",
      avatar: person.avatar ?? "",
      isChild: isChild(person),
    }));
}
