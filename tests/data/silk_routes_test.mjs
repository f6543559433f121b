// The sample package says what five documents say, and cites the paragraph of each record.
// Where the documents are missing, the tests that read them are skipped and say so.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import test from "node:test";

import { fold, readPackage, root, split } from "./csv.mjs";

const { tables } = readPackage(path.join(root, "data/silk-routes"));
const standard = readPackage(path.join(root, "data/standard")).tables;
const records = Object.entries(tables).flatMap(([table, { rows }]) => rows.map((row) => ({ table, row })));
const trees = ["services", "groups", "locations"];

const required = {
  organisations: "id name",
  programmes: "id name",
  locations: "id level name",
  services: "id name",
  groups: "id name",
  deliveries: "id organisation service location",
  funding: "id provider receiver kind",
  participations: "id organisation programme role",
  referrals: "id from",
  mechanisms: "id name",
  documents: "id name",
  commitments: "id document text",
  meetings: "id body name",
  memberships: "id organisation body status",
  authorities: "id organisation location",
  statements: "id text",
  packages: "id service",
};

// The tables that a column refers to.
const references = {
  parent: { organisations: "organisations", locations: "locations" },
  parents: { services: "services", groups: "groups" },
  organisation: "organisations",
  programme: "programmes",
  service: "services",
  location: "locations",
  group: "groups",
  provider: "organisations programmes",
  receiver: "organisations programmes",
  from: "organisations",
  to: "organisations",
  document: "documents",
  owner: "organisations",
  body: "organisations",
  actors: "organisations",
  parties: "organisations",
  attendance: "organisations",
  about: "organisations programmes locations services groups documents meetings mechanisms",
};

// The ends whose names a record without a name of its own rests on.
const ends = {
  participations: ["organisation", "programme"],
  memberships: ["organisation", "body"],
  funding: ["provider", "receiver"],
  deliveries: ["organisation", "service"],
  referrals: ["from", "to"],
  authorities: ["organisation", "location"],
};

function tablesWith(id) {
  const holds = (from) => Object.keys(from).filter((name) => name !== "packages" && from[name].rows.some((row) => row.id === id));
  return [...holds(tables), ...holds(standard)];
}

const titleOf = (table, row) => `${table} ${row.id}`;
const quotesOf = (row) => [...(row.note ?? "").matchAll(/“([^”]*)”/g)].map((match) => match[1]);

function citationsOf(row) {
  return split(row.source).map((text) => {
    const match = /^([a-z0-9-]+), paragraph ([1-9][0-9]*)$/.exec(text);
    return match ? { document: match[1], paragraph: Number(match[2]) } : null;
  });
}

test("each table has its columns, and no row lacks what it must have", () => {
  for (const [name, { resource, header, lines, rows }] of Object.entries(tables)) {
    assert.deepEqual(resource.schema.fields.map((field) => field.name), header, name);
    for (const line of lines) assert.equal(line.length, header.length, `${name}: ${line[0]}`);
    for (const column of required[name].split(" ")) {
      for (const row of rows) assert.notEqual(row[column] ?? "", "", `${titleOf(name, row)}: ${column}`);
    }
  }
});

test("ids are one namespace, and rows stand in their order", () => {
  const seen = new Map();
  for (const [name, { rows }] of Object.entries(tables)) {
    const ids = rows.map((row) => row.id);
    assert.deepEqual(ids, [...ids].sort(), name);
    if (name === "packages") continue; // its id names a package of several rows
    for (const id of ids) {
      assert.ok(!seen.has(id), `${id} stands in ${name} and in ${seen.get(id)}`);
      seen.set(id, name);
      const shared = trees.filter((tree) => standard[tree].rows.some((row) => row.id === id));
      assert.deepEqual(shared.filter((tree) => tree !== name), [], `${id} is another thing in the standard package`);
    }
  }
});

test("services, groups and countries are those of the standard package", () => {
  for (const name of ["services", "groups"]) {
    for (const { id, ...row } of tables[name].rows) {
      const twin = standard[name].rows.find((one) => one.id === id);
      assert.ok(twin, `${name} ${id}`);
      assert.deepEqual([row.name, row.parents, row.crosswalk], [twin.name, twin.parents, twin.crosswalk], id);
    }
  }
  for (const row of tables.locations.rows) {
    assert.match(row.level, /^[0-9]$/);
    const twin = standard.locations.rows.find((one) => one.id === row.id);
    if (twin) assert.deepEqual([row.name, row.level, row.parent], [twin.name, twin.level, twin.parent]);
  }
});

test("every id that is referred to exists, in a table that may be meant", () => {
  for (const { table, row } of records) {
    for (const [column, value] of Object.entries(row)) {
      const target = typeof references[column] === "object" ? references[column][table] : references[column];
      if (target === undefined) continue;
      for (const id of split(value).map((text) => text.split(":")[0])) {
        const found = tablesWith(id).filter((name) => target.split(" ").includes(name));
        assert.notEqual(found.length, 0, `${titleOf(table, row)}: ${column} ${id}`);
      }
    }
  }
});

test("countries are alpha-2 codes", () => {
  const codes = new Set(standard.locations.rows.map((row) => row.id));
  for (const row of tables.organisations.rows) assert.ok(row.country === "" || codes.has(row.country), row.id);
});

test("dates are days, and an end comes after its start", () => {
  const isDay = (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  for (const { table, row } of records) {
    for (const column of ["start", "end", "assured_date"]) {
      if (!row[column]) continue;
      assert.match(row[column], /^\d{4}-\d{2}-\d{2}$/, titleOf(table, row));
      assert.ok(isDay(row[column]), titleOf(table, row));
    }
    if (row.start && row.end) assert.ok(row.start < row.end, titleOf(table, row));
  }
});

test("every record cites documents of the package", () => {
  const known = new Set(tables.documents.rows.map((row) => row.id));
  for (const { table, row } of records) {
    const citations = citationsOf(row);
    assert.notEqual(citations.length, 0, titleOf(table, row));
    for (const citation of citations) assert.ok(citation && known.has(citation.document), `${titleOf(table, row)}: ${row.source}`);
  }
});

test("a quotation has at most eight words", () => {
  for (const { table, row } of records) {
    for (const quote of quotesOf(row)) {
      assert.ok(quote.split(/\s+/).length <= 8, `${titleOf(table, row)}: ${quote}`);
    }
  }
});

test("no record holds a contact", () => {
  for (const { table, row } of records) assert.ok(!Object.values(row).join(" ").includes("@"), titleOf(table, row));
});

// What the documents name, and where the package keeps it.
const named = {
  "Budapest Process": "budapest-process",
  "its working group on return and reintegration": "thematic-working-group meeting-thematic-working-group-2025",
  "participants, countries and organisations of the meeting": "statement-participants-2025",
  "Presidency of Migration Management": "presidency-migration-management",
  "ministries and directorates": "ministry-expatriates-welfare-bangladesh ministry-interior-hungary dg-home dg-intpa eu-delegation-pakistan ministry-foreign-affairs-iraq",
  "agencies and other dialogues": "frontex iom-turkiye bali-process",
  "Nordic partnership in Iraq": "noraq nordic-cooperation",
  "Migrant Resource Centres": "baghdad-mrc erbil-mrc sulaymaniyah-mrc mrcs-pakistan airport-reception-desks-pakistan",
  "civil society organisations": "brac ettc rwanga-foundation weldo",
  "roadmap, declaration, calls for action": "roadmap-2023 ministerial-declaration-2024 call-for-action-2025-2030 call-for-action-2019 commitment-declaration-2024-priority-3",
  "mainstreaming": "commitment-twg-2025-plenary-mainstreaming",
  "profiling and community support": "delivery-brac-profiling delivery-weldo-community-support",
  "the network that ended": "errin",
  "stakeholder mapping, private sector, diaspora, trust": "statement-stakeholder-mapping statement-private-sector-diaspora statement-trust-building",
  "origin, transit and destination at once": "statement-origin-transit-destination",
  "National Referral Mechanism": "nrm-iraq statement-nrm-kri-limited statement-nrm-unknown",
  "Kurdistan Region and national strategy": "kurdistan-regional-government kurdistan-region-iraq unified-national-strategy-iraq",
  "counsellors on both sides": "return-counsellors-europe referral-return-counsellors-baghdad-mrc",
  "programmes in Bangladesh": "raise un-mptf-bangladesh",
  "governorate offices": "governorate-offices-iraq delivery-governorate-offices-iraq-registration",
  "incubation and loans": "delivery-government-iraq-business-incubation delivery-loan-schemes-iraq-credit-and-loans",
  "barriers": "statement-bureaucratic-barriers statement-guarantor-iraq",
  "parallel providers, lottery, overlap, donor cycles": "statement-parallel-providers statement-lottery statement-projects-overlap statement-donor-cycles statement-hard-stop",
  "what works, handing over": "statement-what-works",
  "skills, credit and coaching": "skills-recognition trade-testing vocational-training credit-and-loans coaching",
  "psychosocial support, housing, schooling, papers": "statement-psychosocial-uneven housing schooling civil-documentation",
  "women and deportees": "women-returnees deportees",
  "informal networks": "statement-informal-referral statement-jobs-by-connections",
  "severe conditions": "statement-severe-conditions-iraq",
  "common registration": "statement-common-registration",
  "funders": "funding-norway-knowledge-products funding-switzerland-knowledge-products funding-australia-knowledge-products funding-sweden-secretariat-2025",
  "Technical Working Group": "technical-working-group-rd membership-belgium-technical-working-group-rd statement-twg-rd-programmes-linked statement-twg-rd-screening",
  "pilots": "pilot-bangladesh-1 pilot-bangladesh-2 pilot-nigeria",
  "facility and framework": "rrf operational-framework statement-framework-stages",
  "four requirements": "commitment-framework-requirement-agreements commitment-framework-requirement-coordination commitment-framework-requirement-linkages commitment-framework-requirement-multi-dimensional",
  "kinds of members": "statement-twg-rd-core-members statement-twg-rd-observers statement-twg-rd-sounding-board",
  "continuum and decent work": "commitment-framework-aim-continuum commitment-framework-aim-decent-work",
  "roundtable": "gfmd-roundtable-2-2 membership-nigeria-gfmd-roundtable-2-2 membership-ilo-gfmd-roundtable-2-2 ifrc ohchr unctad",
  "assisted return": "statement-avrr-shopping statement-avrr-evolution",
  "three conditions, do no harm": "statement-three-conditions statement-do-no-harm",
  "parallel structures, local development": "statement-parallel-structures-cost statement-local-development",
  "employment services, ministries of labour, diaspora affairs": "statement-public-employment-services statement-ministries-of-labour statement-new-structures-diaspora",
  "contracts, feedback, partnerships, circular migration": "statement-expiring-contracts statement-feedback-sms statement-migration-partnerships statement-circular-migration",
  "goals and compacts": "commitment-sdg-10-2 commitment-sdg-10-7 commitment-sdg-17-17 commitment-sdg-17-9 global-compact-migration new-york-declaration commitment-special-representative-recommendation-7",
  "diaspora funds and bonds": "statement-diaspora-remittances remittance-services",
};

test("what the documents name is there", () => {
  for (const [thing, ids] of Object.entries(named)) {
    for (const id of ids.split(" ")) {
      const lives = records.some(({ row }) => row.id === id);
      assert.ok(lives, `${thing}: ${id}`);
    }
  }
});

// ---- against the documents themselves

const folder = process.env.CONCERT_SOURCES ?? path.join(root, "../shared/sources");
const skip = fs.existsSync(folder) ? false : `no documents at ${folder}`;

// A phrase that one document alone has.
const recognised = {
  "bp-twg-2025": "Fostering Sustainable, Rights-Based Reintegration in the Silk Routes Region",
  "bp-expert-meeting-2020": "Experts on return and reintegration gathered for two days",
  "bp-realities-2026": "This paper was completed in May 2026",
  "twg-rd": "Linking Ecosystems of Actors",
  "gfmd-rt22": "Fostering the development impact of returning migrants",
};

const withoutMarkup = (text) => fold(text.replace(/<sup>[^<]*<\/sup>/g, "").replace(/<[^>]*>/g, ""));

// Blocks of text between blank lines.
function paragraphsOf(text) {
  return text.split(/\r?\n(?:[^\S\n]*\r?\n)+/).filter((block) => block.trim() !== "").map(withoutMarkup);
}

function readDocuments() {
  const texts = fs.readdirSync(folder).sort().map((file) => fs.readFileSync(path.join(folder, file), "utf8"));
  const documents = {};
  for (const [id, phrase] of Object.entries(recognised)) {
    const having = texts.filter((text) => withoutMarkup(text).includes(fold(phrase)));
    assert.equal(having.length, 1, `${id} is not recognised`);
    documents[id] = paragraphsOf(having[0]);
  }
  return documents;
}

const documents = skip ? {} : readDocuments();
const citedBy = (row) => citationsOf(row).map(({ document, paragraph }) => documents[document]?.[paragraph - 1] ?? "");
const foundIn = (paragraphs, words) => paragraphs.some((text) => ` ${text} `.includes(` ${fold(words)} `));
const namesOf = (row) => [row.name, ...split(row.aliases), ...split(row.acronyms)];

test("every cited paragraph exists", { skip }, () => {
  for (const { table, row } of records) {
    for (const text of citedBy(row)) assert.notEqual(text, "", `${titleOf(table, row)}: ${row.source}`);
  }
});

test("every quotation is found in a paragraph that its record cites", { skip }, () => {
  for (const { table, row } of records) {
    for (const quote of quotesOf(row)) assert.ok(foundIn(citedBy(row), quote), `${titleOf(table, row)}: ${quote}`);
  }
});

test("every name rests on a paragraph that its record cites", { skip }, () => {
  for (const { table, row } of records) {
    if (quotesOf(row).length > 0) continue;
    if (row.name !== undefined) {
      const names = [row.name, ...split(row.aliases)];
      assert.ok(names.some((name) => foundIn(citedBy(row), name)), titleOf(table, row));
      continue;
    }
    assert.ok(ends[table], `${titleOf(table, row)} quotes nothing`);
    for (const column of ends[table].filter((name) => row[name])) {
      const end = records.find((one) => one.row.id === row[column])?.row;
      assert.ok(end && namesOf(end).some((name) => foundIn(citedBy(row), name)), `${titleOf(table, row)}: ${column}`);
    }
  }
});

test("a member and a donor are named where it is said what they are", { skip }, () => {
  const actors = { memberships: "organisation", funding: "provider" };
  for (const { table, row } of records.filter((one) => actors[one.table])) {
    const actor = tables.organisations.rows.find((one) => one.id === row[actors[table]]);
    assert.ok(namesOf(actor).some((name) => foundIn(citedBy(row), name)), titleOf(table, row));
  }
});

test("every alias and acronym is found in a paragraph that its record cites", { skip }, () => {
  for (const row of tables.organisations.rows) {
    for (const name of namesOf(row).slice(1)) assert.ok(foundIn(citedBy(row), name), `${row.id}: ${name}`);
  }
});

test("texts of statements and commitments are our own words", { skip }, () => {
  const whole = Object.values(documents).flat().map((text) => ` ${text} `);
  for (const { table, row } of records.filter((one) => one.row.text !== undefined)) {
    const spoken = fold(row.text).split(" ");
    for (let i = 0; i + 9 <= spoken.length; i += 1) {
      const run = ` ${spoken.slice(i, i + 9).join(" ")} `;
      assert.ok(!whole.some((text) => text.includes(run)), `${titleOf(table, row)} copies:${run}`);
    }
  }
});
