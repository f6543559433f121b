// Where the places of an answer are on a page, and how each is marked. Pure: degrees
// in, units of the picture out. No borders: the field's own are disputed, and a point
// claims nothing.

import { isGap, isWork } from "./states.js";
import { capital, count, nameOf, number } from "./words.js";

/** @typedef {import("../answers.ts").Coverage} Coverage */
/** @typedef {{ location: string, lat: number, lon: number }} Point */
/** @typedef {"gap" | "work" | "unknown" | "empty"} Mark */
/** @typedef {{ id: string, name: string, organisations: number, gaps: number, work: number, unknown: number, mark: Mark,
 *   point: Point | null }} MapPlace */
/** @typedef {MapPlace & { x: number, y: number, r: number }} Drawn */

/** The places of an answer, each with what its cells come to, those with gaps first, then by organisations.
 * @param {Coverage} answer @param {Point[]} points @returns {MapPlace[]} */
export function placesOf(answer, points) {
  const at = new Map(points.map((point) => [point.location, point]));
  /** @type {Map<string, MapPlace & { who: Set<string> }>} */
  const places = new Map();
  for (const cell of answer.items) {
    let place = places.get(cell.location);
    if (!place) {
      place = { id: cell.location, name: nameOf(answer.names, cell.location), organisations: 0, gaps: 0, work: 0, unknown: 0, mark: "empty", point: at.get(cell.location) ?? null, who: new Set() };
      places.set(cell.location, place);
    }
    if (isGap(cell.state)) ++place.gaps;
    if (isWork(cell.state)) ++place.work;
    if (cell.state === "unknown" || cell.state === "unreported") ++place.unknown;
    for (const id of cell.organisations) place.who.add(id);
  }
  return [...places.values()].map(({ who, ...place }) => ({ ...place, organisations: who.size, mark: markOf(place) }))
    .sort((one, other) => other.gaps - one.gaps || other.organisations - one.organisations || (one.name < other.name ? -1 : 1));
}

/** What matters most of a place. @param {Pick<MapPlace, "gaps" | "work" | "unknown">} place @returns {Mark} */
function markOf({ gaps, work, unknown }) {
  if (gaps > 0) return "gap";
  if (work > 0) return "work";
  return unknown > 0 ? "unknown" : "empty";
}

/** @type {Record<Mark, string>} */
export const markWords = {
  gap: "a gap in some service",
  work: "someone at work, no gap known",
  unknown: "nobody reported",
  empty: "asked, nobody there",
};

/** @param {MapPlace} place */
export function placeText(place) {
  const said = [count(place.organisations, "organisation")];
  if (place.gaps > 0) said.push(count(place.gaps, "gap"));
  if (place.unknown > 0) said.push(`${number(place.unknown)} unknown`);
  return `${place.name}: ${said.join(", ")}`;
}

const margin = 40;

/** Places as they stand in a picture: degrees of longitude shrink towards the poles by the cosine of
 * the middle latitude, north is up. @param {MapPlace[]} places @param {number} width of the picture
 * @returns {{ width: number, height: number, drawn: Drawn[] }} */
export function draw(places, width) {
  const shown = places.filter((place) => place.point !== null);
  if (shown.length === 0) return { width, height: 0, drawn: [] };
  const lats = shown.map((place) => /** @type {Point} */ (place.point).lat);
  const shrink = Math.cos((Math.PI / 180) * ((Math.min(...lats) + Math.max(...lats)) / 2));
  const lons = longitudes(shown.map((place) => /** @type {Point} */ (place.point).lon));
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const across = Math.max((east - west) * shrink, 1e-6);
  const up = Math.max(north - south, 1e-6);
  const scale = Math.min((width - 2 * margin) / across, (0.8 * width - 2 * margin) / up);
  const height = Math.round(up * scale + 2 * margin);
  const left = (width - across * scale) / 2;
  const drawn = shown.map((place, at) => ({
    ...place,
    x: Math.round(left + (lons[at] - west) * shrink * scale),
    y: Math.round(margin + (north - lats[at]) * scale),
    r: radius(place.organisations),
  }));
  // The largest first, so that a small one is never hidden beneath it.
  return { width, height: Math.max(height, 2 * margin), drawn: drawn.sort((one, other) => other.r - one.r || (one.id < other.id ? -1 : 1)) };
}

/** Where a field lies on both sides of the date line, its east is west of it. @param {number[]} lons */
function longitudes(lons) {
  const spread = Math.max(...lons) - Math.min(...lons);
  return spread <= 180 ? lons : lons.map((lon) => (lon < 0 ? lon + 360 : lon));
}

/** The largest that a place is drawn, so that two stand apart. */
export const largest = 30;

/** The area grows with the number of organisations. @param {number} organisations */
export function radius(organisations) {
  return Math.round(Math.min(largest, 8 + 4 * Math.sqrt(organisations)));
}

/** Names that find room, those of the first places first. @param {Drawn[]} drawn @param {number} width @returns {Drawn[]} */
export function labelled(drawn, width) {
  /** @type {[number, number, number, number][]} */
  const taken = [];
  const rank = [...drawn].sort((one, other) => other.gaps - one.gaps || other.organisations - one.organisations || (one.name < other.name ? -1 : 1));
  return rank.filter((place) => {
    const wide = 11 * place.name.length;
    const right = place.x + place.r + 6;
    if (right + wide > width) return false;
    const [x0, y0, x1, y1] = [right, place.y - 12, right + wide, place.y + 12];
    if (taken.some(([a0, b0, a1, b1]) => x0 < a1 && x1 > a0 && y0 < b1 && y1 > b0)) return false;
    taken.push([x0, y0, x1, y1]);
    return true;
  });
}

/** @param {MapPlace[]} places @param {string} placeName @param {string} one @param {string} many */
export function mapSentence(places, placeName, one, many) {
  const where = placeName ? ` of ${placeName}` : "";
  if (places.length === 0) return `Nothing is recorded by ${many}${where}.`;
  const gaps = places.filter((place) => place.gaps > 0).length;
  const served = places.filter((place) => place.work > 0).length;
  const known = gaps > 0 ? `and in ${number(gaps)} a gap is known` : "and no gap is known";
  return `${capital(count(places.length, one, many))}${where}: someone is at work in ${number(served)}, ${known}.`;
}
