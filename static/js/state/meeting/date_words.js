// Dates in people's words: "do Vánoc", "za týden", "14. 1." as a date, and a date as people say it.

const DAY_MS = 86_400_000;

/** Numbers as words, by language. @type {Record<string, Record<string, number>>} */
const NUMBERS = {
  cs: { jeden: 1, jednu: 1, dva: 2, dvě: 2, tři: 3, čtyři: 4, pět: 5, šest: 6 },
  sk: { jeden: 1, jednu: 1, dva: 2, dve: 2, tri: 3, štyri: 4, päť: 5, šesť: 6 },
  uk: { один: 1, одну: 1, два: 2, дві: 2, три: 3, чотири: 4, "п'ять": 5, шість: 6 },
  en: { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 },
};

/** Beginnings of words; the first that fits counts. @type {Record<string, Record<string, string[]>>} */
const WORDS = {
  cs: {
    today: ["dnes"],
    tomorrow: ["zítra", "zitra"],
    in: ["za"],
    day: ["den", "dny", "dni", "dní", "dnů"],
    week: ["týd", "tyd"],
    month: ["měsíc", "mesic"],
    end: ["konc"],
    christmas: ["ván", "van"],
    summer: ["prázdnin", "prazdnin"],
  },
  sk: {
    today: ["dnes"],
    tomorrow: ["zajtra"],
    in: ["o", "za"],
    day: ["deň", "dni", "dní"],
    week: ["týž", "tyz"],
    month: ["mesiac"],
    end: ["konc"],
    christmas: ["vian"],
    summer: ["prázdnin", "prazdnin"],
  },
  uk: {
    today: ["сьогодні"],
    tomorrow: ["завтра"],
    in: ["за", "через"],
    day: ["день", "дні", "днів"],
    week: ["тиж"],
    month: ["місяц"],
    end: ["кінц"],
    christmas: ["різдв"],
    summer: ["канікул"],
  },
  en: {
    today: ["today"],
    tomorrow: ["tomorrow"],
    in: ["in"],
    day: ["day"],
    week: ["week"],
    month: ["month"],
    end: ["end"],
    christmas: ["christmas"],
    summer: ["holiday"],
  },
};

/** Beginnings of the names of months and days, for those who type them. @param {string} language */
function names(language) {
  const months = Array.from({ length: 12 }, (_, month) => [
    stem(new Intl.DateTimeFormat(language, { month: "long", day: "numeric" }).format(new Date(2024, month, 1))),
    stem(new Intl.DateTimeFormat(language, { month: "long" }).format(new Date(2024, month, 1))),
  ]);
  // 1 January 2024 was a Monday.
  const days = Array.from({ length: 7 }, (_, day) =>
    stem(new Intl.DateTimeFormat(language, { weekday: "long" }).format(new Date(2024, 0, 1 + day))),
  );
  return { months, days };
}

/** The beginning that all forms of a word share. @param {string} text */
function stem(text) {
  const word = text.toLowerCase().match(/\p{L}{3,}/u)?.[0] ?? "";
  return word.slice(0, word.length > 6 ? 5 : 4);
}

/**
 * The date that these words mean, as YYYY-MM-DD, "" where they mean none. A day without a year is the next one.
 * @param {string} text @param {string} language @param {Date} [now]
 */
export function dateOf(text, language, now = new Date()) {
  const said = text.trim().toLowerCase().replaceAll("’", "'");
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const found = asNumbers(said, today) ?? asWords(said, language, today);
  return found ? isoDate(found) : "";
}

/** @param {string} said @param {Date} today */
function asNumbers(said, today) {
  const iso = /(\d{4})-(\d{1,2})-(\d{1,2})/.exec(said);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /(\d{1,2})\s*[./]\s*(\d{1,2})(?:\s*[./]\s*(\d{4}))?/.exec(said);
  if (!dotted) return undefined;
  const [day, month, year] = [Number(dotted[1]), Number(dotted[2]), Number(dotted[3] ?? 0)];
  return year ? valid(year, month, day) : next(today, month, day);
}

/** @param {string} said @param {string} language @param {Date} today */
function asWords(said, language, today) {
  const words = WORDS[language] ?? WORDS.en;
  const parts = said.split(/[\s.,]+/).filter(Boolean);
  const has = (/** @type {string} */ meaning) =>
    parts.some((part) => words[meaning].some((beginning) => part.startsWith(beginning)));
  if (has("today")) return today;
  if (has("tomorrow")) return later(today, 1);
  if (has("christmas")) return next(today, 12, 24);
  if (has("summer")) return next(today, 6, 30);
  const { months, days } = names(language);
  const month = months.findIndex((stems) => stems.some((one) => one && parts.some((part) => part.startsWith(one))));
  if (month >= 0) return inMonth(parts, month, has("end"), today);
  const count = parts
    .map((part) => NUMBERS[language]?.[part] ?? Number.parseInt(part, 10))
    .find((number) => number > 0);
  if (has("end") && has("month")) return new Date(today.getFullYear(), today.getMonth() + 1, 0);
  if (has("end") && has("week")) return later(today, (7 - today.getDay()) % 7);
  if (parts.some((part) => words.in.includes(part))) return after(today, count ?? 1, has);
  const day = days.findIndex((one) => parts.some((part) => part.startsWith(one)));
  if (day >= 0) return later(today, ((day + 1 - today.getDay() + 6) % 7) + 1);
  return undefined;
}

/** "in two weeks". @param {Date} today @param {number} count @param {(meaning: string) => boolean} has */
function after(today, count, has) {
  if (has("week")) return later(today, 7 * count);
  if (has("month")) return inMonths(today, count);
  return has("day") ? later(today, count) : undefined;
}

/** The same day of a later month, or its last one. @param {Date} today @param {number} count */
function inMonths(today, count) {
  const last = new Date(today.getFullYear(), today.getMonth() + count + 1, 0);
  return new Date(last.getFullYear(), last.getMonth(), Math.min(today.getDate(), last.getDate()));
}

/** @param {string[]} parts @param {number} month from 0 @param {boolean} end @param {Date} today */
function inMonth(parts, month, end, today) {
  const day = parts.map((part) => Number.parseInt(part, 10)).find((number) => number >= 1 && number <= 31);
  if (day && !end) return next(today, month + 1, day);
  const last = new Date(today.getFullYear(), month + 1, 0);
  return last < today ? new Date(today.getFullYear() + 1, month + 1, 0) : last;
}

/** @param {Date} day @param {number} days */
function later(day, days) {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days);
}

/** The next such day, this year or the next. @param {Date} today @param {number} month @param {number} day */
function next(today, month, day) {
  const here = valid(today.getFullYear(), month, day);
  return here && here < today ? valid(today.getFullYear() + 1, month, day) : here;
}

/** @param {number} year @param {number} month @param {number} day */
function valid(year, month, day) {
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : undefined;
}

/** @param {Date} date */
export function isoDate(date) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** In how many days, for a child: "za 7 dní". @param {string} iso @param {string} language @param {Date} [now] */
export function sayDays(iso, language, now = new Date()) {
  const [year, month, day] = iso.split("-").map(Number);
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((new Date(year, month - 1, day).getTime() - today.getTime()) / DAY_MS);
  return Number.isNaN(days) ? "" : new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
}

/** A date as people say it: "středa 14. ledna". @param {string} iso @param {string} language */
export function sayDate(iso, language) {
  const [year, month, day] = iso.split("-").map(Number);
  const date = new Date(year, month - 1, day);
  if (Number.isNaN(date.getTime())) return "";
  const far = Math.abs(date.getTime() - Date.now()) > 300 * DAY_MS;
  return new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(far ? { year: "numeric" } : {}),
  }).format(date);
}
