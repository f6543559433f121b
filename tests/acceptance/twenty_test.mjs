// What no tool of the field could do: for each need of its users, the test that shows that it works.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { day, World } from "./world.mjs";

let world;
beforeEach(() => {
  world = new World();
});
afterEach(() => world.remove());

const at = ["--at", day];
const without = (ids) => (row) => (ids.includes(row.id) ? undefined : row);
const ids = (items) => items.map((one) => one.id);

test("1. Broken chains: remove one link, and it is named with those who lost the route", () => {
  world.edit("deliveries", (row) => (row.id === "d-brook-loans" || row.id === "d-aldern-centre" ? { ...row, way_in: "referral-only" } : row));
  world.import();
  const missing = () => world.ask("referrals", "--view", "missing", ...at).items.map((one) => `${one.location}/${one.service}`);
  const before = missing();
  world.edit("referrals", without(["r-desk-aldern"]));
  // What counts a link would keep it.
  world.edit("referral_counts", (row) => (row.referral === "r-desk-aldern" ? undefined : row));
  assert.equal(world.import().withdrawn, 3);
  const lost = world.ask("referrals", "--view", "missing", ...at).items.filter((one) => !before.includes(`${one.location}/${one.service}`));
  assert.ok(lost.length > 0);
  assert.ok(lost.some((one) => one.missing.some((link) => link.to === "open-door")), JSON.stringify(lost));
});

test("2. The four requirements: an agreement that runs out is not met from that day", () => {
  world.import();
  const agreement = (day) => world.ask("referrals", "--view", "mechanisms", "--at", day).items.find((one) => one.mechanism === "merrow-mechanism").agreement;
  assert.equal(agreement("2025-04-30"), "met");
  assert.equal(agreement("2025-05-01"), "not-met");
});

test("3. Funding cliffs: moving one end date moves exactly the rows that depend on it", () => {
  world.import();
  const before = world.ask("donors", "--view", "runway", ...at);
  world.edit("funding", (row) => (row.id === "f-steady" ? { ...row, end: "2025-12-01" } : row));
  world.import();
  const after = world.ask("donors", "--view", "runway", ...at);
  const others = (answer) => answer.items.filter((one) => one.programme !== "steady-start").map((one) => [one.programme, one.ends_on]);
  const moved = (answer) => answer.items.find((one) => one.programme === "steady-start");
  assert.deepEqual(others(after), others(before));
  assert.equal(moved(before).ends_on, "2025-08-31");
  assert.equal(moved(after).ends_on, "2025-11-30");
  assert.ok(moved(before).services.length > 0 && moved(before).locations.length > 0);
});

test("4. Single-donor dependency: what if X leaves matches reckoning from scratch", () => {
  world.import();
  const finest = ["--service-level", "finest", "--group-level", "finest", ...at];
  const told = world.ask("what-if", "--without", "steady-start", ...finest);
  const gone = new World();
  try {
    for (const table of ["deliveries", "participations"]) gone.edit(table, (row) => (row.programme === "steady-start" ? undefined : row));
    gone.edit("funding", (row) => (row.receiver === "steady-start" ? undefined : row));
    gone.edit("commitments", (row) => ({ ...row, programmes: row.programmes.split("|").filter((one) => one !== "steady-start").join("|") }));
    gone.edit("programmes", without(["steady-start"]));
    gone.import();
    const key = (one) => [one.location, one.service, one.group].join("|");
    const states = (of) => new Map(of.ask("coverage", ...finest).items.map((one) => [key(one), one.state]));
    const [before, after] = [states(world), states(gone)];
    const changed = [...before].filter(([cell, state]) => after.get(cell) !== state).map(([cell, state]) => [cell, state, after.get(cell) ?? null]);
    assert.ok(changed.length > 0);
    assert.deepEqual(told.items.map((one) => [key(one), one.before, one.after]).sort(), changed.sort());
  } finally {
    gone.remove();
  }
});

test("5. Lottery of support: one profile has different counts in two places, and it is said why", () => {
  world.import();
  const { items } = world.ask("equality", "--group", "returned-migrants", ...at);
  const services = (id) => items.find((one) => one.location === id).services;
  assert.ok(services("XM0101") > services("XM0202"));
  const compared = world.ask("equality", "--view", "compare", "--location", "XM0101|XM0202", "--group", "returned-migrants", ...at);
  assert.ok(compared.items.length >= services("XM0101") - services("XM0202"));
  for (const one of compared.items) assert.ok(one.why, one.service);
});

test("6. Unequal packages: a range that was published comes out as it was", () => {
  world.import();
  const { ranges } = world.ask("equality", "--view", "packages", ...at);
  const range = ranges.find((one) => one.profile === "single adult");
  assert.deepEqual(range.ranges.map((one) => [one.currency, one.least, one.most, one.ratio]), [["EUR", 1000, 3000, 3]]);
});

test("7. Overlap with evidence: a co-funded service is never called a duplicate", () => {
  world.import();
  const { items } = world.ask("overlaps", ...at);
  assert.ok(items.some((one) => one.class === "likely"));
  for (const one of items) assert.notDeepEqual([one.a, one.b].sort(), ["steady-start", "steady-start-two"]);
  for (const one of items) assert.ok(one.shared.length > 0 && one.reason);
  const asked = world.ask("overlaps", "--co-funded", ...at).items.find((one) => one.a === "steady-start" && one.b === "steady-start-two");
  assert.equal(asked.class, "co-funded");
});

test("8. Empty or unknown: what lies outside every Scope is never called a gap", () => {
  world.edit("scopes", (row) => (row.id === "sc-harbour" ? undefined : row.of === "deliveries" ? { ...row, location: "XM01" } : row));
  world.import();
  const { items } = world.ask("gaps", ...at);
  assert.ok(items.length > 0);
  const { items: cells } = world.ask("coverage", ...at);
  const farrow = cells.filter((one) => one.location === "XM0203" && one.deliveries === 0);
  assert.ok(farrow.length > 0);
  for (const one of farrow) assert.ok(["unreported", "unknown"].includes(one.state), `${one.service}: ${one.state}`);
  for (const one of items.filter((gap) => gap.state === "uncovered")) assert.match(one.location, /^XM01/);
});

test("9. Federal and regional: where no link crosses, that is said with the services", () => {
  world.edit("referrals", without(["r-desk-aldern", "r-aldern-clinic"]));
  world.import();
  const { items } = world.ask("referrals", "--view", "crossings", ...at);
  assert.ok(items.length > 0);
  for (const one of items) {
    assert.equal(one.links.length, 0);
    assert.ok(one.service);
  }
});

test("10. National ownership: what has no successor is on the list before it ends", () => {
  world.import();
  const list = world.ask("ownership", "--view", "handoff", ...at).items;
  const of = (programme) => list.filter((one) => one.programme === programme);
  assert.ok(of("steady-start").length > 0);
  for (const one of of("steady-start")) {
    assert.equal(one.missing, "no-successor");
    assert.ok(one.ends_on > day);
  }
  assert.equal(of("healthy-return")[0].successor, "dunmouth-clinic");
});

test("11. Balance: a place where everything is for returnees alone is flagged", () => {
  world.import();
  const { items } = world.ask("equality", "--view", "balance", ...at);
  const flagged = items.filter((one) => one.returnees_only).map((one) => one.location).sort();
  assert.deepEqual(flagged, ["XM0102", "XM0202", "XM0203"]);
});

test("12. Informal networks: an informal link closes no gap and makes no route", () => {
  world.import();
  const states = world.ask("coverage", ...at).states;
  const unreachable = () => world.ask("watch", ...at).items.filter((one) => one.flags.includes("unreachable")).map((one) => [one.location, one.service]);
  const before = unreachable();
  world.add("referrals", { id: "r-rumour", from: "open-door", to: "womens-house", service: "housing", status: "active", formal: "false" });
  world.import();
  assert.deepEqual(world.ask("coverage", ...at).states, states);
  assert.deepEqual(unreachable(), before);
});

test("13. Barriers: a loan that asks for what a group cannot have is no cover for that group", () => {
  world.import();
  const { items } = world.ask("coverage", "--location", "XM0201", "--service", "credit-and-loans", "--service-level", "finest", "--group-level", "finest", ...at);
  const returned = items.find((one) => one.group === "returned-migrants");
  assert.equal(returned.state, "no-access");
  assert.equal(returned.deliveries, 1);
  const women = items.find((one) => one.group === "women-returnees");
  assert.equal(women.state, "uncovered");
});

test("14. Bundles: the leg that is missing is listed by place", () => {
  world.import();
  const { items } = world.ask("equality", "--view", "bundles", "--package", "three-legs", ...at);
  const aldern = items.find((one) => one.location === "XM0101");
  assert.deepEqual(aldern.absent, ["social"]);
});

test("15. Past date and change: the same question of the past gives the past answer after later edits", () => {
  const { revision } = world.import();
  const before = world.run("coverage", ...at, "--format", "json");
  world.edit("deliveries", without(["d-easthaven-hope"]));
  world.import();
  const now = world.run("coverage", ...at, "--format", "json");
  assert.notEqual(now, before);
  assert.equal(world.run("coverage", ...at, "--as-of", String(revision), "--format", "json"), before);
});

test("16. The working group in the graph: providers that sit nowhere are listed", () => {
  world.import();
  const outside = world.ask("network", "--view", "outside", ...at).items.map((one) => one.organisation);
  assert.ok(outside.includes("womens-house"));
  assert.ok(!outside.includes("hope-merrow"));
});

test("17. Screening: a new programme appears with what it would fill and whom it would meet", () => {
  world.import();
  const words = ["--service", "vocational-training", "--group", "returned-migrants", "--from", "2025-07-01", "--to", "2026-01-01"];
  const corrie = world.ask("check", "--location", "XM0103", ...words);
  assert.equal(corrie.gaps, 1);
  const easthaven = world.ask("check", "--location", "XM0202", ...words);
  assert.equal(easthaven.items[0].organisation, "hope-merrow");
});

test("18. One shape: what leaves as a package, as HXL or as IATI keeps its codes", () => {
  world.import();
  const copy = `${world.folder}/copy`;
  world.run("export", "--as", "datapackage", "-o", copy);
  const other = new World();
  try {
    other.run("import", copy, "--source", "example");
    assert.equal(other.run("coverage", ...at, "--format", "csv"), world.run("coverage", ...at, "--format", "csv"));
    assert.equal(other.run("overlaps", ...at, "--format", "csv"), world.run("overlaps", ...at, "--format", "csv"));
  } finally {
    other.remove();
  }
  const hxl = world.run("export", "--as", "hxl");
  assert.match(hxl, /#adm2\+code/);
  assert.match(hxl, /XM0102/);
  assert.match(world.run("export", "--as", "iati"), /steady-start/);
});

test("19. Evidence to the row: the same input gives the same bytes, and each finding opens to its rows", () => {
  world.import();
  const gaps = world.run("gaps", ...at, "--format", "json");
  const other = new World();
  try {
    other.import();
    assert.equal(other.run("gaps", ...at, "--format", "json"), gaps);
  } finally {
    other.remove();
  }
  const { items } = world.ask("findings", ...at);
  assert.ok(items.length > 0);
  for (const one of items) {
    assert.ok(one.rule, one.id);
    // Of a link that is missing there is no record.
    if (one.kind !== "broken-referral") assert.ok(one.evidence.length > 0, one.id);
  }
  const record = world.ask("show", items[0].evidence[0]);
  assert.ok(record.statements[0].rows.length > 0);
});

test("20. No personal data: contacts in any column are not kept", () => {
  world.import();
  world.edit("deliveries", (row) => ({ ...row, note: row.id === "d-brook-hope" ? "ask Anna, anna@example.org, +441234567890" : "" }));
  world.import();
  const exported = world.run("export", "--as", "csv", "deliveries");
  assert.doesNotMatch(exported, /anna@example\.org|441234567890/);
});
