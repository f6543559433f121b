import assert from "node:assert/strict";
import { test } from "node:test";
import { errorMail, errorText } from "../../web/src/decide/error_report.js";

const reported = (changes = {}) => ({ id: "d1", what: "Red Aid, Alba", rows: [{ source: "alba.xlsx", place: "sheet 3W", row: 4 }], revision: 7, address: "http://concert.example/x", ...changes });

test("the text names the record, its rows and the revision, and leaves room for what is right", () => {
  assert.equal(errorText(reported()), [
    "Record: Red Aid, Alba (d1)", "Said by: alba.xlsx, sheet 3W, row 4", "Read at: http://concert.example/x, revision 7",
    "What is wrong: ", "What is right: ", "How I know: ",
  ].join("\n"));
  assert.match(errorText(reported({ rows: [] })), /^Said by: no file is named$/m);
  assert.match(errorText(reported({ rows: Array.from({ length: 7 }, (_, row) => ({ source: "a", place: null, row })) })), /and 2 more rows$/m);
});

test("a mail goes to the mailbox that is recorded, and to nothing that is none", () => {
  assert.match(errorMail(reported(), "desk@red.example"), /^mailto:desk@red\.example\?subject=An%20error%20in%20d1&body=Record/);
  assert.match(errorMail(reported(), "desk@red.example?bcc=all@evil.example"), /^mailto:\?subject=/);
});
