// What the reader's key allows, so that a page offers nobody what would be refused.

/** @typedef {import("../answers.ts").Status} Status */

/** Whether the reader decides findings, and joins and parts records. @param {Status} status */
export function mayDecide(status) {
  return status.sees === "secretariat" && !status.read_only;
}

/** Whether the reader may reply for one of these organisations, which a finding concerns.
 * @param {Status} status @param {string[]} organisations */
export function mayReply(status, organisations) {
  return !status.read_only && status.organisation !== null && organisations.includes(status.organisation);
}

/** What it would take, in words, for who may not. @param {Status} status */
export function needsKey(status) {
  if (status.read_only) return "This server only reads: nothing can be decided here.";
  if (status.sees === "secretariat") return "";
  return "To decide, sign in above with the key of the secretariat.";
}
