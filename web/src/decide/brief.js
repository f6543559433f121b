// The brief as the server writes it, a page of HTML, as plain nodes that a view can
// draw: a few known elements with text. What is not known is read for its text alone,
// so that no page can bring anything else along.

/** @typedef {{ tag: string, head: boolean, children: (Node | string)[] }} Node */
/** What is read of a document, in a browser or in a test.
 * @typedef {{ nodeType: number, nodeName: string, textContent: string | null, childNodes: ArrayLike<Source> }} Source */

const known = new Set(["section", "footer", "h1", "h2", "h3", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"]);
const left = new Set(["style", "script", "head", "title", "template"]);
const element = 1;
const text = 3;

/** @param {Source} source @returns {(Node | string)[]} */
export function nodesOf(source) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  for (const child of Array.from(source.childNodes)) {
    if (child.nodeType === text) {
      const said = child.textContent ?? "";
      if (said.trim() !== "") nodes.push(said);
    } else if (child.nodeType === element) {
      const tag = child.nodeName.toLowerCase();
      if (left.has(tag)) continue;
      const children = nodesOf(child);
      if (known.has(tag)) nodes.push({ tag, head: tag === "th", children });
      else nodes.push(...children);
    }
  }
  return nodes;
}
