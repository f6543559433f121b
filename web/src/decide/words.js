// Numbers, days and lists as a reader in the field expects them. Pure: no clock,
// no locale of the machine, so that two readers see the same sentence.

const months = ["January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December"];

const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** "4,839"; an unknown number is said to be unknown, never 0.
 * @param {number | null | undefined} value */
export function number(value) {
  return value === null || value === undefined ? "unknown" : grouped.format(value);
}

/** "1 district", "2 districts", "0 districts".
 * @param {number} amount @param {string} one @param {string} [many] */
export function count(amount, one, many = `${one}s`) {
  return `${number(amount)} ${amount === 1 ? one : many}`;
}

/** "53 %"; a part that is not nothing is never shown as 0 %, nor a part of it as all.
 * @param {number} part @param {number} whole */
export function share(part, whole) {
  if (whole === 0) return "–";
  const percent = Math.round((100 * part) / whole);
  if (percent === 0 && part > 0) return "under 1 %";
  if (percent === 100 && part < whole) return "over 99 %";
  return `${percent} %`;
}

/** Text that is a whole day, as year, month and day of month; else null.
 * @param {string | null | undefined} text @returns {[number, number, number] | null} */
function parts(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  if (!match) return null;
  const month = Number(match[2]);
  if (month < 1 || month > 12) return null;
  return [Number(match[1]), month, Number(match[3])];
}

/** "15 Mar 2022", for tables. Text that is no day stays as it is.
 * @param {string | null | undefined} text */
export function day(text) {
  const found = parts(text);
  if (!found) return text ?? "";
  return `${found[2]} ${months[found[1] - 1].slice(0, 3)} ${found[0]}`;
}

/** "15 March 2022", for sentences.
 * @param {string | null | undefined} text */
export function longDay(text) {
  const found = parts(text);
  if (!found) return text ?? "";
  return `${found[2]} ${months[found[1] - 1]} ${found[0]}`;
}

/** "Mar 2022" of "2022-03" or of a day in it; a year stays a year.
 * @param {string} text */
export function month(text) {
  const found = parts(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text);
  return found ? `${months[found[1] - 1].slice(0, 3)} ${found[0]}` : text;
}

/** A reported period: a month, a quarter, a year, a day, or from one day to another.
 * @param {string} text */
export function period(text) {
  const quarter = /^(\d{4})-?Q([1-4])$/.exec(text);
  if (quarter) return `Q${quarter[2]} ${quarter[1]}`;
  const [from, to] = text.split("/");
  if (to) return `${day(from)} to ${day(to)}`;
  return parts(text) ? day(text) : month(text);
}

/** The last day of a period whose `end` is the day after it: "2022-06-01" ends on "2022-05-31".
 * @param {string | null | undefined} end */
export function lastDayBefore(end) {
  const found = parts(end);
  if (!found) return null;
  const before = new Date(Date.UTC(found[0], found[1] - 1, found[2] - 1));
  return before.toISOString().slice(0, 10);
}

/** "A", "A and B", "A, B and C".
 * @param {string[]} names */
export function list(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

/** The first few of many: "A, B, C and 9 more".
 * @param {string[]} names @param {number} limit */
export function listSome(names, limit) {
  if (names.length <= limit) return list(names);
  return `${names.slice(0, limit).join(", ")} and ${number(names.length - limit)} more`;
}

/** @param {string} text */
export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A code as words: "single-provider" is "single provider".
 * @param {string} code */
export function spaced(code) {
  return code.replace(/[-_]/g, " ");
}

/** The display name of an id; an id that no answer named stands for itself.
 * @param {import("../answers.ts").Names} names @param {string} id */
export function nameOf(names, id) {
  return Object.hasOwn(names, id) && names[id] ? names[id] : id;
}
