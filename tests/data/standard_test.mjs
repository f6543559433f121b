// The trees that every database begins with, and the words that sources write for their nodes.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { fold, parseCsv, readPackage, readTable, root, split } from "./csv.mjs";

const { description, tables } = readPackage(path.join(root, "data/standard"));
const { services, groups, locations } = tables;
const words = (name) => readTable(path.join(root, `data/words/${name}.csv`));

const kinds =
  "government local-government other-public international-ngo national-ngo regional-ngo partner-country-ngo " +
  "public-private-partnership multilateral foundation private academic other";

const meanings =
  "month year date-reported date-start date-end country-code country-name adm1-code adm1-name adm2-code " +
  "adm2-name adm3-code adm3-name adm4-code adm4-name site-name site-code latitude longitude admin-level plan " +
  "sector activity service group organisation-name organisation-acronym organisation-kind implementer-name " +
  "implementer-acronym implementer-kind programme-partner-name programme-partner-acronym donor-name " +
  "donor-acronym role project-name project-code status capacity reach people-in-need severity targeted " +
  "population parent-code pcode location-name valid-from contact-name contact-email contact-phone comment " +
  "person-name person-identity person-birth ignored";

const lists = {
  sectors: services.rows.map((row) => row.id),
  groups: groups.rows.map((row) => row.id),
  "organisation-kinds": kinds.split(" "),
  countries: locations.rows.filter((row) => row.level === "0").map((row) => row.id),
  placeholders: ["unknown"],
  statuses: ["active", "planned", "completed", "suspended", "cancelled"],
  roles: ["lead", "sub-implementer"],
  headers: meanings.split(" "),
};

// The ids above each id, itself included. Throws where the order runs in a circle.
function ancestors(rows, id, parentsOf, trail = []) {
  assert.ok(!trail.includes(id), `${[...trail, id].join(" below ")} is a circle`);
  const row = rows.find((one) => one.id === id);
  assert.ok(row, `${id} does not exist`);
  const above = parentsOf(row).flatMap((parent) => ancestors(rows, parent, parentsOf, [...trail, id]));
  return [id, ...above];
}

function everyNodeHangsBelow(rows, top, parentsOf) {
  for (const row of rows) {
    assert.ok(ancestors(rows, row.id, parentsOf).includes(top), `${row.id} does not hang below ${top}`);
    assert.equal(parentsOf(row).length === 0, row.id === top, `${row.id}: a root beside ${top}`);
  }
}

test("the package describes each table as it is", () => {
  for (const [name, { resource, header, lines }] of Object.entries(tables)) {
    assert.deepEqual(resource.schema.fields.map((field) => field.name), header, name);
    for (const line of lines) assert.equal(line.length, header.length, `${name}: ${line}`);
  }
  assert.equal(description.profile, "tabular-data-package");
});

test("ids are one namespace, and rows stand in their order", () => {
  const seen = new Set();
  for (const [name, { rows }] of Object.entries(tables)) {
    const ids = rows.map((row) => row.id);
    assert.deepEqual(ids, [...ids].sort(), name);
    for (const id of ids) {
      assert.ok(!seen.has(id), `${id} stands twice`);
      seen.add(id);
    }
  }
});

test("services are a tree of sectors and services", () => {
  const parentsOf = (row) => split(row.parents);
  everyNodeHangsBelow(services.rows, "all-services", parentsOf);
  for (const row of services.rows) {
    assert.ok(parentsOf(row).length <= 1, `${row.id} has several parents`);
    assert.ok(ancestors(services.rows, row.id, parentsOf).length <= 3, `${row.id} stands too deep`);
  }
});

test("each coordination group of OCHA is a sector of its own", () => {
  const codes =
    "SHL CCM PRO-MIN FSC WSH LOG PRO-CPN PRO EDU NUT HEA ERY TEL PRO-GBV PRO-HLP Cash Hum Multi";
  for (const code of codes.split(" ")) {
    const having = services.rows.filter((row) => split(row.crosswalk).includes(`hapi:${code}`));
    assert.deepEqual(having.map((row) => row.parents), ["all-services"], code);
  }
});

test("groups are an order below everyone, in which women returnees have two parents", () => {
  everyNodeHangsBelow(groups.rows, "everyone", (row) => split(row.parents));
  const of = (id) => split(groups.rows.find((row) => row.id === id).parents);
  assert.deepEqual(of("women-returnees"), ["women", "returnees"]);
  assert.deepEqual(of("returned-migrants"), ["returnees"]);
  assert.deepEqual(of("returned-displaced"), ["returnees"]);
});

test("each population group of HAPI has a node", () => {
  const codes = "all REF ROC ASY OIP IDP IOC STA OOC HST RET RST NAT RDP RRI".split(" ");
  const having = groups.rows.flatMap((row) => split(row.crosswalk));
  for (const code of codes) assert.ok(having.includes(`hapi:${code}`), code);
});

test("a code of another list stands on one node alone", () => {
  for (const { rows } of [services, groups]) {
    const codes = rows.flatMap((row) => split(row.crosswalk)).filter((code) => code !== "nature:single");
    assert.deepEqual(codes.filter((code, i) => codes.indexOf(code) !== i), []);
    for (const code of codes) assert.match(code, /^(hapi|dac):\S+$/);
  }
});

test("the world has the 249 countries of ISO 3166-1", () => {
  everyNodeHangsBelow(locations.rows, "world", (row) => split(row.parent));
  const countries = locations.rows.filter((row) => row.id !== "world");
  assert.equal(countries.length, 249);
  for (const row of countries) {
    assert.match(row.id, /^[A-Z]{2}$/);
    assert.equal(row.level, "0");
  }
  assert.equal(locations.rows.find((row) => row.id === "world").level, "-1");
});

for (const [name, codes] of Object.entries(lists)) {
  test(`every word of ${name} has one code, which exists`, () => {
    const { header, lines } = words(name);
    assert.deepEqual(header, ["word", name === "headers" ? "meaning" : "code", "language"]);
    const known = new Set(codes);
    const seen = new Map();
    let before = "";
    for (const [word, code, language, ...rest] of lines) {
      assert.deepEqual(rest, [], word);
      assert.ok(known.has(code), `${word}: no ${code}`);
      assert.match(language, /^(|en|fr|es|pt|ar)$/, word);
      const key = fold(word);
      assert.notEqual(key, "", word);
      assert.ok(!seen.has(key), `${word} stands twice, as ${seen.get(key)} too`);
      seen.set(key, code);
      assert.ok(before < key, `${word} stands out of order`);
      before = key;
    }
  });
}

test("every retired code has a successor of its scheme, and a source", () => {
  const { header, lines } = words("retired-codes");
  assert.deepEqual(header, ["word", "code", "source"]);
  const retired = new Set();
  for (const [word, code, source, ...rest] of lines) {
    assert.deepEqual(rest, [], word);
    assert.equal(word.split(":")[0], code.split(":")[0], word);
    assert.equal(word.replace(/[^#*]/g, ""), code.replace(/[^#*]/g, ""), word);
    assert.ok(source.length > 0, word);
    assert.ok(!retired.has(word), `${word} stands twice`);
    retired.add(word);
  }
});

test("every word of names is one word with one meaning, and a city may be several", () => {
  const { header, lines } = words("name-words");
  assert.deepEqual(header, ["word", "code", "language"]);
  const one = "(stop|((form|apart)/)?[a-z-]+|place/([A-Z]{2}|[a-z-]+))";
  const codes = new RegExp(`^(acronym/)?${one}(\\+${one})*$`);
  let before = "";
  for (const [word, code, language, ...rest] of lines) {
    assert.deepEqual(rest, [], word);
    assert.match(code, codes, word);
    assert.match(language, /^(|ar|bn|da|de|en|es|fi|fr|it|ku|nl|no|pt|ru|so|sv|tr)$/, word);
    assert.match(fold(word), code.startsWith("place/") ? /^\S+( \S+)*$/ : /^\S+$/, word);
    assert.ok(before < fold(word), `${word} stands out of order, or twice`);
    before = fold(word);
  }
});

test("every name of a known body stands once, and every successor is a body or has its own", () => {
  const { header, lines } = words("bodies");
  assert.deepEqual(header, ["word", "code", "language"]);
  const bodies = new Map();
  let before = "";
  for (const [word, code, language, ...rest] of lines) {
    assert.deepEqual([language, ...rest], [""], word);
    assert.match(code, /^([A-Z]{2}\/)?[a-z-]+(>[a-z-]+)?$/, word);
    assert.ok(before < fold(word), `${word} stands out of order, or twice`);
    before = fold(word);
    const [id, successor = ""] = code.replace(/^[A-Z]{2}\//, "").split(">");
    assert.equal(bodies.get(id) ?? successor, successor, `${id} has two successors`);
    bodies.set(id, successor);
  }
  for (const [id, successor] of bodies) {
    assert.notEqual(successor, id);
    if (successor !== "") assert.ok(bodies.has(successor), `${id}: nothing is called ${successor}`);
  }
});

test("every country has its codes and its name in four languages", () => {
  const { lines } = words("countries");
  const names = new Map(lines.map(([word, code]) => [fold(word), code]));
  for (const id of lists.countries) {
    assert.equal(names.get(fold(id)), id);
    assert.ok(lines.some(([word, code]) => code === id && /^[A-Z]{3}$/.test(word)), `${id} has no alpha-3`);
    assert.ok(lines.some(([, code, language]) => code === id && language === "ar"), `${id} has no Arabic name`);
  }
  for (const name of ["Irak", "Turquie", "Türkiye", "Turkey", "Côte d’Ivoire", "Costa de Marfil", "العراق"]) {
    assert.ok(names.has(fold(name)), name);
  }
});

test("words of several languages resolve", () => {
  const code = (list, word) => words(list).lines.find((line) => fold(line[0]) === fold(word))?.[1];
  assert.equal(code("sectors", "General Protection"), "protection");
  assert.equal(code("sectors", "Emergency Livelihoods"), "early-recovery");
  assert.equal(code("sectors", "Protection - VBG"), "gender-based-violence");
  assert.equal(code("sectors", "Abris/AME"), "shelter");
  assert.equal(code("sectors", "Sécurité alimentaire"), "food-security");
  assert.equal(code("groups", "Out-of-camp IDPs"), "idps-out-of-camp");
  assert.equal(code("groups", "Communautés d’accueil"), "host-community");
  assert.equal(code("organisation-kinds", "Agence NU"), "multilateral");
  assert.equal(code("headers", "Partner Category"), "role");
});

const real = process.env.CONCERT_REAL_DATA ?? path.join(root, "../shared/data");
const skip = fs.existsSync(path.join(real, "3w")) ? false : `no real files at ${real}`;

test("the sectors, kinds and states of real sheets resolve", { skip }, () => {
  const columns = {
    "afghanistan-2021-07_09.web_app": { 7: "organisation-kinds", 8: "sectors", 9: "sectors" },
    "guatemala.csv": { 7: "organisation-kinds", 18: "sectors", 28: "statuses" },
    "honduras.csv": { 7: "organisation-kinds", 18: "sectors", 28: "statuses" },
  };
  for (const [file, lists] of Object.entries(columns)) {
    const rows = parseCsv(fs.readFileSync(path.join(real, "3w", file), "utf8")).slice(2);
    for (const [column, list] of Object.entries(lists)) {
      const known = new Set(words(list).lines.map((line) => fold(line[0])));
      const met = new Set(rows.map((row) => (row[column] ?? "").replace(/^Operat\w+ Presence: /, "").trim()));
      const lost = [...met].filter((word) => word !== "" && !known.has(fold(word)));
      assert.deepEqual(lost, [], `${file}, ${list}`);
    }
  }
});
