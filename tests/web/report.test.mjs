import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsByTreatment, issuePlace, leftOut, notes, outcome, unresolvedWords, uploadQuery } from "../../web/src/decide/report.js";

function report(changes = {}) {
  return { revision: 8, committed: false, added: 0, changed: 0, withdrawn: 0, unchanged: 0, columns: [], issues: [], ...changes };
}

test("a check says that nothing is written, an import says what is", () => {
  assert.equal(outcome(report({ added: 4800, withdrawn: 1, unchanged: 38 })), "Nothing is written yet. It would be: 4,800 added and 1 withdrawn, 38 as before.");
  assert.equal(outcome(report({ committed: true, added: 2, changed: 1 })), "Written as revision 8: 2 added and 1 changed, 0 as before.");
});

test("the same file again changes nothing, and says so", () => {
  assert.equal(outcome(report({ unchanged: 4839 })), "Nothing changes: all of it is known already.");
});

test("the columns that were not read come first", () => {
  const columns = ["understood", "dropped", "ignored", "understood"].map((treatment) => ({ treatment }));
  assert.deepEqual(columnsByTreatment(report({ columns })).map((part) => [part.treatment, part.columns.length]), [["ignored", 1], ["dropped", 1], ["understood", 2]]);
  assert.deepEqual(columnsByTreatment(report()), []);
});

test("a row left out is no note", () => {
  const issues = ["left-out", "note", "unresolved"].map((weight) => ({ weight }));
  assert.equal(leftOut(report({ issues })).length, 1);
  assert.equal(notes(report({ issues })).length, 1);
});

test("an issue says where", () => {
  assert.equal(issuePlace({ sheet: "3W", row: 17, column: "K" }), "sheet 3W, row 17, column K");
  assert.equal(issuePlace({ sheet: null, row: null, column: null }), "");
  assert.equal(unresolvedWords({ kind: "location", word: "Alqosh", rows: 1 }), "the location “Alqosh” in 1 row");
});

test("an upload says its file, its places and whether it is a check", () => {
  assert.equal(uploadQuery({ file: "3W & more.xlsx", source: "", covers: ["XA", "XB"], period: "2022-03", dryRun: true }),
    "file=3W%20%26%20more.xlsx&covers=XA&covers=XB&period=2022-03&dry_run=true");
  assert.equal(uploadQuery({ file: "a.csv", source: "office", covers: [], period: "", dryRun: false }), "file=a.csv&source=office");
});
