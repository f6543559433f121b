import assert from "node:assert/strict";
import { test } from "node:test";
import { colourOf, isUnspoken, nearest, neighbours, nodeWords, placeLabels, shapeOf, stepTo } from "../../web/src/decide/network.js";

const links = [
  { a: "red", b: "blue", cells: 2, kinds: ["shared-cells"] },
  { a: "green", b: "red", cells: 5, kinds: ["shared-cells", "programme"] },
];

test("the neighbours with most in common come first", () => {
  assert.deepEqual(neighbours("red", links).map((one) => one.id), ["green", "blue"]);
  assert.deepEqual(neighbours("nobody", links), []);
});

test("a line is dotted where two have only the place in common", () => {
  assert.deepEqual(links.map(isUnspoken), [true, false]);
});

test("the neighbours of the chosen one stay in colour, the rest fade", () => {
  const near = new Set(["blue"]);
  assert.deepEqual(["red", "blue", "green"].map((id) => colourOf(id, "red", near)), ["accent", "ink", "faint"]);
  assert.equal(colourOf("red", null, new Set()), "ink");
});

test("the kind of an organisation is a shape", () => {
  assert.deepEqual(["government", "national-ngo", "multilateral", "foundation", "private", null].map((kind) => shapeOf(kind).shape),
    ["square", "circle", "diamond", "triangle", "hexagon", "hexagon"]);
  assert.equal(shapeOf(null).word, "kind unknown");
  assert.equal(shapeOf("constructor").word, "constructor");
});

test("no label lies on another, and the chosen one has its own first", () => {
  const labels = [{ id: "a", text: "A", x: 50, y: 10, width: 40 }, { id: "b", text: "B", x: 60, y: 12, width: 40 }, { id: "c", text: "C", x: 50, y: 60, width: 40 }];
  const room = { width: 200, height: 100, line: 15 };
  assert.deepEqual(placeLabels(labels, room, () => false).map((label) => label.id), ["a", "c"]);
  assert.deepEqual(placeLabels(labels, room, (id) => id === "b").map((label) => label.id), ["b", "c"]);
});

test("no label leaves the picture", () => {
  const room = { width: 100, height: 50, line: 15 };
  const [left] = placeLabels([{ id: "a", text: "", x: 0, y: 48, width: 60 }], room, () => false);
  const [right] = placeLabels([{ id: "a", text: "", x: 100, y: 10, width: 60 }], room, () => false);
  assert.deepEqual([left.x, left.y], [2, 27]);
  assert.equal(right.x, 38);
});

test("no label lies on another in 500 crowded pictures", () => {
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  for (let round = 0; round < 500; ++round) {
    const room = { width: 300, height: 200, line: 15 };
    const labels = Array.from({ length: 30 }, (_, id) => ({ id: String(id), text: "", x: 300 * random(), y: 200 * random(), width: 20 + 60 * random() }));
    const placed = placeLabels(labels, room, () => false);
    for (const one of placed) for (const other of placed) {
      if (one === other) continue;
      const apart = one.x + one.width < other.x || other.x + other.width < one.x || Math.abs(one.y - other.y) >= room.line;
      assert.ok(apart, `round ${round}: ${one.id} and ${other.id}`);
    }
  }
});

test("a pointer finds the nearest mark within reach", () => {
  const points = [{ id: "a", x: 0, y: 0 }, { id: "b", x: 10, y: 0 }];
  assert.equal(nearest(points, 7, 0, 8), "b");
  assert.equal(nearest(points, 50, 0, 8), null);
});

test("arrow keys walk in the order of the table", () => {
  const nodes = [{ id: "a" }, { id: "b" }];
  assert.equal(stepTo("ArrowDown", null, nodes), "a");
  assert.equal(stepTo("ArrowDown", "a", nodes), "b");
  assert.equal(stepTo("ArrowDown", "b", nodes), "b");
  assert.equal(stepTo("ArrowUp", "a", nodes), "a");
  assert.equal(stepTo("x", "a", nodes), null);
  assert.equal(stepTo("End", null, []), null);
});

test("the chosen one is said in words", () => {
  const node = { id: "red", name: "Red Aid", kind: null, x: 0, y: 0, cells: 1, links: 2 };
  assert.equal(nodeWords(node, neighbours("red", links), (id) => id), "Red Aid meets 2 others: green and blue.");
  assert.equal(nodeWords(node, [], (id) => id), "Red Aid meets nobody in this picture.");
});
