import assert from "node:assert/strict";
import { test } from "node:test";
import { nodesOf } from "../../web/src/decide/brief.js";

// A document as a browser gives it, of plain objects.
const text = (said) => ({ nodeType: 3, nodeName: "#text", textContent: said, childNodes: [] });
const element = (name, ...childNodes) => ({ nodeType: 1, nodeName: name.toUpperCase(), textContent: null, childNodes });

test("headings, paragraphs and tables stay, in their order", () => {
  const page = element("body", element("h2", text("Gaps")), text("\n"), element("table", element("tr", element("th", text("Place")), element("td", text("Alba")))));
  assert.deepEqual(nodesOf(page), [
    { tag: "h2", head: false, children: ["Gaps"] },
    { tag: "table", head: false, children: [{ tag: "tr", head: false, children: [{ tag: "th", head: true, children: ["Place"] }, { tag: "td", head: false, children: ["Alba"] }] }] },
  ]);
});

test("of what is not known only the text stays, and of script and style nothing", () => {
  const page = element("body", element("a", text("Red "), element("b", text("Aid"))), element("script", text("steal()")), element("style", text("p {}")), element("img"));
  assert.deepEqual(nodesOf(page), ["Red ", "Aid"]);
});
