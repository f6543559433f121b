// The network opens in graphology, whose parsers others read GEXF and GraphML with.
import assert from "node:assert/strict";
import test from "node:test";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";
import {exported, missing} from "./program.mjs";

const {MultiDirectedGraph} = graphology;

// "donor funding harbour" an edge, ascending.
function edges(graph) {
  return graph.mapEdges((edge, {kind}, from, to) => `${from} ${kind} ${to}`).sort();
}

const expected = [
  "desk delivers health",
  "donor delivers health",
  "donor funding desk",
  "donor funding harbour",
  "harbour delivers gender-based-violence",
  "harbour delivers health",
  "harbour membership body",
  "harbour participation desk",
  "harbour referral body",
];

function check(graph, label) {
  assert.deepEqual(edges(graph), expected);
  assert.equal(graph.getNodeAttribute("harbour", "label"), "Harbour & <Aid>");
  assert.equal(graph.getNodeAttribute("harbour", "kind"), "organisation");
  assert.equal(graph.getNodeAttribute("desk", "kind"), "programme");
  const [funding] = graph.edges("donor", "harbour");
  assert.equal(graph.getEdgeAttribute(funding, "money"), "1000 USD");
  assert.equal(graph.getEdgeAttribute(funding, "weight"), 1);
  assert.equal(graph.getEdgeAttribute(funding, "label"), label);
}

test("GEXF opens in graphology", {skip: missing}, () => {
  check(gexf.parse(MultiDirectedGraph, exported("gexf"), {addMissingNodes: false}), "funds: commitment");
});

test("GraphML opens in graphology", {skip: missing}, () => {
  check(graphml.parse(MultiDirectedGraph, exported("graphml"), {addMissingNodes: false}), "funds: commitment");
});
