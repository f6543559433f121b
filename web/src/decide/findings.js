// Findings and their life, in words: what was found, how far it is, what may be
// decided of it and what that needs.

import { frameNames } from "./address.js";
import { classWord } from "./overlaps.js";
import { flagSentence, stateWords } from "./states.js";
import { capital, count, day, nameOf, number, spaced } from "./words.js";

/** @typedef {import("../answers_of_acts.ts").Finding} Finding */
/** @typedef {import("../answers_of_acts.ts").Findings} Findings */
/** @typedef {import("../answers_of_acts.ts").Decision} Decision */
/** @typedef {import("../answers.ts").Names} Names */

/** @type {[string, string][]} */
export const kinds = [
  ["gap", "Gaps"],
  ["watch", "To watch"],
  ["duplication", "Duplication"],
  ["broken-referral", "Broken referrals"],
  ["double-record", "Double records"],
];

/** @type {[string, string][]} */
export const statuses = [
  ["open", "open"],
  ["acknowledged", "acknowledged"],
  ["agreed", "agreed"],
  ["resolved", "resolved"],
  ["dismissed", "dismissed"],
];

/** Kinds or statuses as choices with their counts; what does not occur is left out, but
 * for what is chosen. @param {[string, string][]} all @param {Record<string, number>} counts @param {string} chosen
 * @returns {[string, string][]} */
export function choices(all, counts, chosen) {
  /** @type {[string, string][]} */
  const some = all.filter(([code]) => code === chosen || (counts[code] ?? 0) > 0)
    .map(([code, word]) => [code, `${word} ${number(counts[code] ?? 0)}`]);
  return [["", "all"], ...some];
}

/** @param {Findings} answer without a kind or status asked for @param {string} placeName */
export function findingsSentence(answer, placeName) {
  const where = placeName ? ` in ${placeName}` : "";
  if (answer.total === 0) return `Nothing was found${where} that asks for a decision.`;
  const { open = 0, agreed = 0 } = answer.statuses;
  const said = [`${number(open)} ${open === 1 ? "is" : "are"} open`];
  if (agreed > 0) said.push(`${number(agreed)} agreed`);
  if (answer.overdue > 0) said.push(`${number(answer.overdue)} past ${answer.overdue === 1 ? "its" : "their"} day`);
  return `${count(answer.total, "finding")}${where}: ${said.join(", ")}.`;
}

/** What else the reader should know of the list. @param {Findings} answer */
export function besides(answer) {
  const said = [];
  if (answer.withheld > 0) {
    said.push(`${capital(count(answer.withheld, "pair"))} named as duplication ${answer.withheld === 1 ? "is" : "are"} not shown here: the two and the secretariat see ${answer.withheld === 1 ? "it" : "them"} first.`);
  }
  if (answer.gone > 0) said.push(`${capital(count(answer.gone, "finding"))} decided of before ${answer.gone === 1 ? "is" : "are"} not found any more on this day and at these levels.`);
  return said.join(" ");
}

/** What the finding is about, as the title of its card. @param {Finding} finding @param {Names} names */
export function findingTitle(finding, names) {
  const between = finding.kind === "duplication" || finding.kind === "double-record" ? " and " : " · ";
  const about = finding.about.filter((id) => id !== "everyone").map((id) => nameOf(names, id));
  return about.join(between) || finding.id;
}

/** What was found, in a few words. @param {Finding} finding */
export function whatWords(finding) {
  const what = finding.what ?? "";
  switch (finding.kind) {
    case "gap": return Object.hasOwn(stateWords, what) ? stateWords[/** @type {keyof typeof stateWords} */ (what)] : spaced(what);
    case "watch": return flagSentence(what, { ends_on: null });
    case "duplication": return classWord(what);
    case "broken-referral": return what === "missing-route" ? "no formal route leads there" : what === "stage-break" ? "two stages that nothing joins" : spaced(what);
    case "double-record": return what === "programmes" ? "may be one programme" : "may be one organisation";
    default: return spaced(what);
  }
}

/** How far it is. @param {Finding} finding @param {Names} names */
export function lifeWords(finding, names) {
  if (!finding.found) return `${spaced(finding.status)}; not found any more`;
  if (finding.reopened) return "open again: its evidence changed since it was decided";
  if (finding.status !== "agreed") return spaced(finding.status);
  const owner = finding.owner ? `, ${nameOf(names, finding.owner)} sees to it` : "";
  const due = finding.due ? ` by ${day(finding.due)}` : "";
  return `agreed${owner}${due}${finding.overdue ? ": that day is past" : ""}`;
}

/** @type {Record<string, string>} */
const acts = {
  open: "Take it back: open",
  acknowledged: "Acknowledge: taken up with those it concerns",
  agreed: "Agree: somebody sees to it by a day",
  resolved: "Resolve: it is done",
  dismissed: "Dismiss: it is none",
  confirmed: "Confirm: it is duplication",
  rejected: "Reject: it is no duplication",
  reply: "Reply for an organisation",
};

/** What may be decided of it, as choices: by the secretariat, or by an organisation that it concerns.
 * @param {Finding} finding @param {boolean} deciding @returns {[string, string][]} */
export function decisions(finding, deciding) {
  const codes = deciding ? ["acknowledged", "agreed", "resolved", "dismissed"] : [];
  if (deciding && finding.kind === "duplication") codes.push("confirmed", "rejected");
  if (deciding && finding.decisions.length > 0) codes.push("open");
  if (finding.organisations.length > 0) codes.push("reply");
  return codes.map((code) => [code, acts[code]]);
}

/** Which fields a decision asks for. The page asks for a reason wherever one judges, so that whoever
 * reads it later knows why. @param {string} status */
export function fieldsOf(status) {
  return {
    owner: status === "agreed" || status === "reply",
    due: status === "agreed",
    reason: status === "acknowledged" || status === "agreed" ? "optional" : "needed",
  };
}

/** The question of the list that had the finding, which a decision repeats: its day and levels.
 * @param {Record<string, string>} query */
export function frameOf(query) {
  return Object.fromEntries(frameNames.filter((name) => name !== "as_of" && query[name]).map((name) => [name, query[name]]));
}

/** Who decided what, and when. @param {Decision} decision @param {Names} names */
export function decisionWords(decision, names) {
  const owner = decision.owner ? nameOf(names, decision.owner) : "";
  const who = decision.status === "reply" ? `${owner || "somebody"} replied` : spaced(decision.status);
  const agreed = decision.status === "agreed" && owner ? `, ${owner} by ${day(decision.due)}` : "";
  return `${day(decision.when)}: ${who}${agreed}${decision.by ? ` (${decision.by})` : ""}`;
}

/** The newest decision that the secretariat can undo: one that was written here, since undoing an import
 * that brought decisions along would undo the import. @param {Finding} finding @param {ReadonlySet<number>} here revisions */
export function undoable(finding, here) {
  const own = finding.decisions.filter((one) => here.has(one.revision));
  return own.length ? own.reduce((last, one) => (one.revision > last.revision ? one : last)) : null;
}
