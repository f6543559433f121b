// What a reader sends to whoever can correct a record: which one, who said so and where
// it was read, so that nobody has to ask back.

import { sourceWords } from "./evidence.js";

/** @typedef {import("../answers.ts").SourceRow} SourceRow */
/** @typedef {{ id: string, what: string, rows: SourceRow[], revision: number, address: string }} Reported */

/** @param {Reported} reported */
export function errorText({ id, what, rows, revision, address }) {
  const said = rows.length ? rows.slice(0, 5).map(sourceWords).join("; ") : "no file is named";
  return [
    `Record: ${what} (${id})`,
    `Said by: ${said}${rows.length > 5 ? ` and ${rows.length - 5} more rows` : ""}`,
    `Read at: ${address}, revision ${revision}`,
    "What is wrong: ",
    "What is right: ",
    "How I know: ",
  ].join("\n");
}

/** The same as a mail, to the record's own mailbox where one is recorded. @param {Reported} reported @param {string} mailbox */
export function errorMail(reported, mailbox = "") {
  const to = /^[^\s@?&]+@[^\s@?&]+$/.test(mailbox) ? mailbox : "";
  return `mailto:${to}?subject=${encodeURIComponent(`An error in ${reported.id}`)}&body=${encodeURIComponent(errorText(reported))}`;
}
