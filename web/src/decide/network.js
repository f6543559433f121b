// How the network is drawn for what is selected. Pure: no canvas, no fetch, so that
// tests/web can say in plain values what a reader will see.

import { count, listSome, spaced } from "./words.js";

/** @typedef {import("../answers.ts").NetworkNode} Node */
/** @typedef {import("../answers.ts").NetworkLink} Link */
/** @typedef {"square" | "circle" | "diamond" | "triangle" | "hexagon"} Shape */

/** @typedef {{ shape: Shape, word: string }} Kind */

/** @type {Record<string, Kind>} */
const kinds = {
  government: { shape: "square", word: "government" },
  "local-government": { shape: "square", word: "local government" },
  "other-public": { shape: "square", word: "public body" },
  "international-ngo": { shape: "circle", word: "international NGO" },
  "national-ngo": { shape: "circle", word: "national NGO" },
  "regional-ngo": { shape: "circle", word: "regional NGO" },
  "partner-country-ngo": { shape: "circle", word: "NGO of the country" },
  multilateral: { shape: "diamond", word: "UN or multilateral" },
  foundation: { shape: "triangle", word: "foundation" },
};

/** Shape by kind of organisation (IATI's organisation types), so that no colour is
 * needed to tell them apart. @param {string | null} kind @returns {Kind} */
export function shapeOf(kind) {
  if (!kind) return { shape: "hexagon", word: "kind unknown" };
  return Object.hasOwn(kinds, kind) ? kinds[kind] : { shape: "hexagon", word: spaced(kind) };
}

/** Two that share places and have nothing else in common may never have spoken:
 * their line is dotted. @param {Link} link */
export function isUnspoken(link) {
  return link.kinds.every((kind) => kind === "shared-cells");
}

/** The neighbours of one, those with most in common first.
 * @param {string} id @param {Link[]} links */
export function neighbours(id, links) {
  return links.filter((link) => link.a === id || link.b === id)
    .map((link) => ({ id: link.a === id ? link.b : link.a, cells: link.cells, kinds: link.kinds }))
    .sort((one, other) => other.cells - one.cells || (one.id < other.id ? -1 : 1));
}

/** @typedef {"ink" | "accent" | "faint"} Colour */

/** The neighbours of the chosen one stay in colour; the rest fade.
 * @param {string} id @param {string | null} chosen @param {ReadonlySet<string>} near @returns {Colour} */
export function colourOf(id, chosen, near) {
  if (chosen === null) return "ink";
  if (id === chosen) return "accent";
  return near.has(id) ? "ink" : "faint";
}

/** @typedef {{ id: string, text: string, x: number, y: number, width: number }} Label */

/** Which labels to draw, in order of rank, so that none lies on another and none
 * leaves the picture. The chosen one and its neighbours come first.
 * @param {Label[]} labels @param {{ width: number, height: number, line: number }} room
 * @param {(id: string) => boolean} first @returns {Label[]} */
export function placeLabels(labels, { width, height, line }, first) {
  const ordered = [...labels.filter((label) => first(label.id)), ...labels.filter((label) => !first(label.id))];
  /** @type {Label[]} */
  const placed = [];
  for (const label of ordered) {
    const x = Math.min(Math.max(2, label.x - label.width / 2), Math.max(2, width - label.width - 2));
    const y = label.y + line > height ? label.y - line - 6 : label.y;
    const moved = { ...label, x, y };
    const free = placed.every((other) =>
      moved.x + moved.width + 4 < other.x || other.x + other.width + 4 < moved.x || Math.abs(moved.y - other.y) >= line);
    if (free) placed.push(moved);
  }
  return placed;
}

/** The node under a pointer, within reach of a finger.
 * @param {{ id: string, x: number, y: number }[]} points @param {number} x @param {number} y @param {number} reach */
export function nearest(points, x, y, reach) {
  let best = null;
  let least = reach * reach;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance <= least) {
      least = distance;
      best = point.id;
    }
  }
  return best;
}

/** The next in the order of the table, which is the order of the arrow keys.
 * @param {string} key @param {string | null} chosen @param {{ id: string }[]} nodes */
export function stepTo(key, chosen, nodes) {
  if (nodes.length === 0) return null;
  const at = nodes.findIndex((node) => node.id === chosen);
  switch (key) {
    case "ArrowDown":
    case "ArrowRight": return nodes[Math.min(nodes.length - 1, at + 1)].id;
    case "ArrowUp":
    case "ArrowLeft": return nodes[Math.max(0, at - 1)].id;
    case "Home": return nodes[0].id;
    case "End": return nodes[nodes.length - 1].id;
    default: return null;
  }
}

/** One organisation and whom it meets, in words.
 * @param {Node} node @param {{ id: string, cells: number }[]} near @param {(id: string) => string} name */
export function nodeWords(node, near, name) {
  if (near.length === 0) return `${node.name} meets nobody in this picture.`;
  return `${node.name} meets ${count(near.length, "other")}: ${listSome(near.map((one) => name(one.id)), 5)}.`;
}

/** What joins two, in words. @param {string[]} kinds */
export function linkWords(kinds) {
  return kinds.map((kind) => (kind === "shared-cells" ? "same place and service" : spaced(kind))).join(", ");
}
